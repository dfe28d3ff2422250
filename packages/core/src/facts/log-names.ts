import { findExpressions } from "../expressions/find-expressions.ts";
import type { JobCall } from "../project/project.ts";
import type { Job, Workflow } from "../workflow/model.ts";

/** A matrix on every level of many calls could stand or not stand in the name: more ways to write it than this are not tried. */
const mostNames = 64;

/**
 * How the log of a run may call a job, with `**` for what only a run shows: by its `name:`, else by its id, behind the jobs
 * that call it (`release / image`), each with the values of its matrix (`image (linux/amd64, 22)`).
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idname
 */
export function logNames({ workflow, job, chain }: JobCall): readonly string[] {
  let names: readonly string[] = [""];
  for (const each of [...chain.map((link) => link.job), job]) {
    const own = ownNames(each);
    names = names
      .flatMap((outer) => own.map((name) => (outer === "" ? name : `${outer} / ${name}`)))
      .slice(0, mostNames);
  }
  // Another repository may call it, by a job of whatever name.
  return isCallable(chain[0]?.workflow ?? workflow) ? [...names, ...names.map((name) => `** / ${name}`)] : names;
}

/** A name that says itself what the matrix is gets nothing behind it. */
function ownNames({ id, name, matrix }: Job): readonly string[] {
  const written = name?.value.trim() ?? "";
  const shown = withoutExpressions(written === "" ? id.value : written);
  return matrix ? [shown, `${shown} (**)`] : [shown];
}

function withoutExpressions(text: string): string {
  let shown = "";
  let done = 0;
  for (const { start, end } of findExpressions(text)) {
    shown += `${text.slice(done, start)}**`;
    done = end;
  }
  return shown + text.slice(done);
}

function isCallable({ on }: Workflow): boolean {
  return on.some(({ event }) => event.value === "workflow_call");
}
