import { maybe, NO, not, YES } from "../../expressions/truth.ts";
import type { Truth } from "../../expressions/value.ts";
import type { Statement } from "../../shell/script.ts";
import { leaves } from "./leaving.ts";

type If = Extract<Statement, { kind: "if" }>;

/** Whether a branch runs, and whether those after it may. */
export interface BranchTruth {
  readonly body: Truth;
  readonly rest: Truth;
}

export function asBranch(truth: Truth): BranchTruth {
  return { body: truth, rest: not(truth) };
}

/**
 * `if ($?) { … }` and `if ($LASTEXITCODE -eq 0) { … }` are what bash writes as `&&`: the command before is taken to succeed.
 * With something to do for both cases it is a question, of which neither answer is known. `undefined`: it is another test.
 */
export function outcomeTruth({ branches, otherwise }: If, index: number): BranchTruth | undefined {
  const branch = branches[index];
  const asked = branch && outcomeAsked(branch.test.at(-1));
  if (!branch || asked === undefined) return undefined;
  const last = branch.body.at(-1);
  const isLeft = last !== undefined && leaves(last);
  const open = maybe(["script"]);
  if (asked === "failure") return { body: open, rest: isLeft ? YES : open };
  const isAlone = branches.length === 1 && otherwise.length === 0 && !isLeft;
  return isAlone ? { body: YES, rest: NO } : { body: open, rest: open };
}

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_automatic_variables */
function outcomeAsked(test: Statement | undefined): "success" | "failure" | undefined {
  if (test?.kind !== "test") return undefined;
  const written = test.text.value.trim().toLowerCase();
  if (/^(?:\$\?|\$lastexitcode\s+-eq\s+0|0\s+-eq\s+\$lastexitcode)$/.test(written)) return "success";
  if (/^(?:(?:!|-not)\s*\(?\$\?\)?|\$lastexitcode(?:\s+-(?:ne|gt)\s+0)?|0\s+-ne\s+\$lastexitcode)$/.test(written))
    return "failure";
  return undefined;
}
