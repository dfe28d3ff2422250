import type { Problem } from "../source/problem.ts";
import type { Rule, Severity } from "../rule.ts";

export const invalidWorkflow: Rule = {
  id: "invalid-workflow",
  title: "A file that GitHub does not accept",
  severity: "error",
  category: "file",
  asksSchema: true,
  yieldsTo: "same-place",
  why: "GitHub reads the whole file before it runs anything of it. What it cannot accept anywhere stops every job in it.",
  remedy: "Correct the place. What could be read of the file was linted all the same.",
  references: ["https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax"],
  *checkFile({ problems }) {
    for (const problem of problems) {
      yield {
        severity: severityOf(problem),
        message: uncapitalized(problem.message),
        at: problem.at,
        remedy: remedies[problem.code],
      };
    }
  },
};

const remedies: Readonly<Record<Problem["code"], string>> = {
  "yaml-syntax": "correct the YAML: nothing behind this place can be relied on",
  "duplicate-key": "keep one of the two",
  "merge-key": "write the keys out, or give the whole map an anchor",
  "not-a-mapping": "write keys with values",
  "wrong-shape": "write what the workflow syntax has at this place",
  "lost-name": "write the name in a form that GitHub can find",
  "expression-syntax": "correct the expression",
  schema: "write what the workflow syntax has at this place",
  "unknown-key": "look for a slip of the pen; GitHub may know more than this tool",
  "misplaced-input": "put it under `with:`",
  budget: "make the file smaller, or use fewer aliases",
};

/** GitHub's own words begin with a capital; ours follow a colon. A name such as its own keeps it. */
function uncapitalized(message: string): string {
  return message.replace(/^[A-Z](?=[a-z]*[ ,'])/, (letter) => letter.toLowerCase());
}

/** A key that the schema at hand does not know may be one of GitHub's newest; what was read only in part is no fault. */
function severityOf({ code }: Problem): Severity {
  return code === "unknown-key" || code === "budget" ? "note" : "error";
}
