import type { Unexpanded } from "../facts/facts.ts";
import { replaceWritten } from "../fixes/replace-written.ts";
import type { Rule } from "../rule.ts";

export const unexpandedExpression: Rule = {
  id: "unexpanded-expression",
  title: "A literal that was meant to be an expression",
  severity: "error",
  category: "login",
  why:
    "No shell reads the inputs of an action, so that `$VAR` arrives as these very characters; and without its dollar sign " +
    "`{{ x }}` is nothing but braces, as `secrets.X` without any is nothing but a text. In a script the shell reads no variable in single quotes, and what a variable holds it " +
    "does not read again. The registry is then asked for a user, a password or an image of that name.",
  remedy: "Write the expression: `${{ env.VAR }}`, `${{ github.repository }}`.",
  references: ["https://docs.github.com/actions/reference/workflows-and-actions/expressions"],
  *checkJob(job) {
    for (const { unexpanded } of job.runs) {
      for (const { what, shown, form, at, meant, inScript, host } of unexpanded) {
        if (host.kind !== "ghcr") continue;
        yield {
          message: `\`${shown}\` in ${what} of ${job.called} ${fateOf({ form, inScript })}`,
          at,
          label: inScript && form !== "shell" ? "not read by the shell" : "not an expression",
          ...remedyFor({ shown, form, meant, inScript }),
          fix:
            meant === undefined || form === "shell"
              ? undefined
              : replaceWritten(at, shown, meant, { title: `write \`${meant}\``, safety: "unsafe" }),
        };
      }
    }
  },
};

function fateOf({ form, inScript }: Pick<Unexpanded, "form" | "inScript">): string {
  if (form === "shell") return "is no expression, and the shell can make nothing of it";
  if (inScript && form === "foreign") return "is no variable to the shell that reads it";
  return `is taken as it is written: ${inScript ? "the shell reads no variable there" : "nothing expands it there"}`;
}

function remedyFor(found: Pick<Unexpanded, "shown" | "form" | "meant" | "inScript">): { remedy?: string } {
  const { shown, form, meant, inScript } = found;
  if (form === "command") {
    return { remedy: "run it in a step before this one, and use what that gives out: `${{ steps.ID.outputs.NAME }}`" };
  }
  if (form === "shell" && meant?.startsWith("${{") === true) {
    return { remedy: `set a variable by \`env:\` to \`${meant}\`, and use that` };
  }
  if (inScript && form === "foreign") {
    const name = shown.replace(/^\$env:|%/gi, "");
    return {
      remedy: `write it as the step's shell reads it: \`"$${name}"\` in bash, \`"$env:${name}"\` in PowerShell, \`%${name}%\` in cmd`,
    };
  }
  if (inScript && form !== "shell") {
    return {
      remedy:
        "use double quotes (behind `<<` none); a value under `env:` needs an expression such as `${{ github.repository }}`, since no shell reads it",
    };
  }
  return meant === undefined ? {} : { remedy: `write \`${meant}\`` };
}
