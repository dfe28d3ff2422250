import { calledWorkflows, type CalledWorkflowRow } from "../knowledge/called-workflows.ts";
import { holdsFor, usedAction } from "./action/action-row.ts";
import { rowsByName } from "./rows-by-name.ts";

const rowsOf = rowsByName(calledWorkflows, ({ uses, alike }) =>
  [uses, ...Object.keys(alike ?? {})].map((name) => name.toLowerCase()),
);

/** What is known of a workflow of another repository, by what a job's `uses:` says. */
export function calledWorkflow(uses: string): { readonly name: string; readonly row: CalledWorkflowRow } | undefined {
  const { name, major } = usedAction(uses);
  const row = rowsOf(name.toLowerCase()).find((each) => holdsFor(each, major));
  return row && { name, row };
}
