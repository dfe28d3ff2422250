import type { CallLink, JobCall } from "./project.ts";

/** Another job of the same run of a workflow, by its id in small letters. */
export function jobBeside(calls: readonly JobCall[], { workflow, chain }: JobCall, id: string): JobCall | undefined {
  return calls.find(
    (each) => each.workflow === workflow && sameChain(each.chain, chain) && each.job.id.value.toLowerCase() === id,
  );
}

/** The same jobs call the workflow, from the outermost one on. */
export function sameChain(a: readonly CallLink[], b: readonly CallLink[]): boolean {
  return a === b || (a.length === b.length && a.every((link, index) => link.job === b[index]?.job));
}
