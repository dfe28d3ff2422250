import type { Problem, ProblemCode } from "../source/problem.ts";
import type { Span } from "../source/span.ts";

/** Where the parts of a parser put what they notice. */
export interface ProblemList {
  add(code: ProblemCode, at: Span, message: string): void;
  readonly all: readonly Problem[];
}

/** Where a file could be read only in part, the shape of that part says nothing, and nothing is said of it. */
export function problemList(fromYaml: readonly Problem[]): ProblemList {
  const all = [...fromYaml];
  const isBroken = fromYaml.some(({ code }) => code === "yaml-syntax" || code === "budget");
  const add: ProblemList["add"] = (code, at, message) => {
    if (!isBroken) all.push({ code, message, at });
  };
  return { add, all };
}
