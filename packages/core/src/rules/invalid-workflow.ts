import type { Problem } from "../source/problem.ts";
import type { Rule, Severity } from "../rule.ts";

export const invalidWorkflow: Rule = {
  id: "invalid-workflow",
  title: "A file that GitHub does not accept",
  severity: "error",
  category: "file",
  yieldsTo: "same-place",
  why: "GitHub reads the whole file before it runs anything of it. What it cannot accept anywhere stops every job in it.",
  remedy: "Correct the place. What could be read of the file was linted all the same.",
  references: ["https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax"],
  *checkFile({ problems }) {
    for (const problem of problems) {
      yield { severity: severityOf(problem), message: problem.message, at: problem.at };
    }
  },
};

/** A key that the schema at hand does not know may be one of GitHub's newest; what was read only in part is no fault. */
function severityOf({ code }: Problem): Severity {
  return code === "unknown-key" || code === "budget" ? "note" : "error";
}
