import type { Rule } from "../rule.ts";

export const unusedIgnore: Rule = {
  id: "unused-ignore",
  title: "An ignore that ignores nothing, or gives no reason",
  severity: "note",
  category: "file",
  why:
    "An ignore that hits nothing is left over from a fault that was corrected, stands in the wrong place, or has a slip in the " +
    "name of the rule. It would hide the next fault of its kind, which nobody has looked at. An ignore without a reason cannot " +
    "be judged by whoever reads it later.",
  remedy: "Take it out, or correct it: `# ghcr-lint: ignore[rule-id] reason`.",
  references: ["https://eslint.org/docs/latest/use/configure/rules#report-unused-eslint-disable-comments"],
  *checkIgnore({ kind, at, named, hasReason, expired }) {
    const what = kind === "comment" ? "comment" : "entry of `ignore`";
    if (expired !== undefined) {
      yield {
        message: `this ${what} held until ${expired}`,
        at,
        remedy: "take it out, or look again and set a new day",
      };
      return;
    }
    if (named.length === 0) {
      yield {
        message: `this ${what} does not say which rule it ignores`,
        at,
        remedy: "write `ignore[rule-id] reason`",
      };
    }
    for (const { id, at: place, is, missed, suggestion } of named) {
      if (is === "no-rule") {
        yield { message: `there is no rule \`${id}\`${suggestion}`, at: place, remedy: "correct the name of the rule" };
      }
      if (is === "unused") {
        const message = `this ${what} ignores \`${id}\`, of which nothing is found where it holds`;
        const related = missed ? [{ message: `\`${id}\` is found here`, at: missed }] : [];
        const remedy = missed ? "put it above the line of the finding, or take it out" : "take it out";
        yield { message, at: place, related, remedy };
      }
    }
    if (!hasReason && named.some(({ is }) => is === "used")) {
      yield { message: `this ${what} gives no reason`, at, remedy: "say why this is all right" };
    }
  },
};
