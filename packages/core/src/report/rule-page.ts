import type { Rule } from "../rule.ts";
import { ruleUrl } from "./links.ts";

/** What a page shows beside the rule's own words. Every text is as it was read or printed. */
export interface RuleExample {
  /** Why the bad files are bad, in a sentence. */
  readonly fault: string;
  readonly bad: readonly ExampleFile[];
  /** What the tool prints of them. */
  readonly output: string;
  /** The texts that a run would say, in all that is known of the rule. */
  readonly predicts: readonly string[];
  readonly fix: "safe" | "unsafe" | "both" | undefined;
  /** Where the line is drawn, in a sentence. */
  readonly innocence: string;
  readonly good: readonly ExampleFile[];
}

export interface ExampleFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The page of a rule, in Markdown: docs/rules/<id>.md, and what `explain` prints. Code scanning and editors show the rule's
 * name themselves and want no examples, so that they take `ruleHelp`.
 */
export function rulePage(rule: Rule, example?: RuleExample): string {
  const parts = [
    `# ${rule.id}`,
    `${rule.title}.`,
    gradeOf(rule),
    `## Why\n\n${rule.why}`,
    ...(example ? predictionsOf(example) : []),
    `## How to fix it\n\n${rule.remedy}${example?.fix === undefined ? "" : `\n\n${fixWords[example.fix]}`}`,
    ...(example ? examplesOf(example) : []),
    ...ending(rule),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The same without a heading of its own and without the example. */
export function ruleHelp(rule: Rule): string {
  const parts = [
    rule.why,
    `## How to fix it\n\n${rule.remedy}`,
    ...ending(rule),
    `[All about \`${rule.id}\`, with an example](${ruleUrl(rule.id)})`,
  ];
  return parts.join("\n\n");
}

function gradeOf({ severity, category, securitySeverity }: Rule): string {
  const security = securitySeverity === undefined ? "" : `, security severity: ${securitySeverity.toFixed(1)}`;
  return `Severity: **${severity}**, category: ${category}${security}.`;
}

const fixWords = {
  safe: "`ghcr-lint --fix` does it where there is one right answer.",
  unsafe: "`ghcr-lint --fix=unsafe` does it; look at the change, since it may alter what the workflow does.",
  both: "`ghcr-lint --fix` does it where there is one right answer. `ghcr-lint --fix=unsafe` does more of it; look at that change, since it may alter what the workflow does.",
} as const;

function predictionsOf({ predicts }: RuleExample): readonly string[] {
  if (predicts.length === 0) return [];
  const introduction = predicts.length === 1 ? "" : "One of these:\n\n";
  return [`## What the log says\n\n${introduction}${fenced("text", predicts.join("\n"))}`];
}

function examplesOf({ fault, bad, output, innocence, good }: RuleExample): readonly string[] {
  return [
    `## Example\n\n${fault}\n\n${bad.map(shownFile).join("\n\n")}`,
    `ghcr-lint says:\n\n${fenced("text", output.trimEnd())}`,
    `## When it is fine\n\n${innocence}\n\n${good.map(shownFile).join("\n\n")}`,
  ];
}

function shownFile({ path, text }: ExampleFile): string {
  return `\`${path}\`:\n\n${fenced("yaml", text.trimEnd())}`;
}

function ending({ id, references }: Rule): readonly string[] {
  return [
    "## How to ignore it\n\nWrite a comment on the line of the finding, on the line above it, or above the step or the job around it, and say why:\n\n" +
      fenced("yaml", `# ghcr-lint: ignore[${id}] the reason`),
    `## References\n\n${references.map((reference) => `- <${reference}>`).join("\n")}`,
  ];
}

/** A block of code, fenced by more backticks than stand in it. */
function fenced(language: string, code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}
