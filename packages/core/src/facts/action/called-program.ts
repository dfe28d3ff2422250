import { literalOf, literalPrefix } from "../../expressions/read-value.ts";
import { YES } from "../../expressions/truth.ts";
import type { ActionEffect } from "../../knowledge/rows.ts";
import { runInvocation } from "../command/run-invocation.ts";
import type { Operation } from "../facts.ts";
import { splitText } from "../references.ts";
import { placeBelow } from "../script/folders.ts";
import type { Invocation } from "../script/invocation.ts";
import type { StepContext } from "../step-context.ts";
import { evaluateIn } from "../surroundings.ts";
import type { ActionInputs } from "./action-inputs.ts";
import { environmentOf } from "./environment-of.ts";

type CallEffect = Extract<ActionEffect, { does: "call" }>;

/** What the program does at a registry, which the action calls with the words of an input, and no shell reads them. */
export function calledProgram(effect: CallEffect, inputs: ActionInputs, context: StepContext): readonly Operation[] {
  const text = inputs.text(effect.input);
  const folder = inputs.value(effect.folder);
  const from = folder ? literalOf(folder) : "";
  if (!text || from === undefined || /["'\\]/.test(text.value)) return [];
  const { surroundings, fileAt, step } = context;
  const environment = environmentOf(context);
  // With that input it does something else, in whatever situation.
  if (inputs.text(effect.unless)) return [];
  const invocation: Invocation = {
    program: effect.program,
    written: text,
    words: splitText(text, /\s/).map((word) => ({
      value: evaluateIn(word, surroundings),
      at: word.span,
      pasted: [],
    })),
    stdin: { kind: "none" },
    reached: YES,
    forgiven: false,
    home: "own",
    remote: false,
    environment: (name) => environment(name, step),
    fileAt: (path) => fileAt?.(placeBelow(placeBelow("", from), path)),
    printed: false,
    at: step,
  };
  if (invocation.words.some(({ value }) => literalPrefix(value) === "")) return [];
  return runInvocation(invocation, context).happenings.filter((happening) => happening.kind === "operation");
}
