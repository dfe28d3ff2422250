import { and, maybe, not, or, truthOf, YES, NO } from "../../expressions/truth.ts";
import type { Truth, Value } from "../../expressions/value.ts";
import type { When } from "../../knowledge/rows.ts";
import type { Text } from "../../source/text.ts";
import { attributeRow, oneOf, overrideOf, rowHas } from "../attribute-rows.ts";
import type { Situation } from "../facts.ts";
import { scopeIn } from "../scope.ts";
import type { StepContext } from "../step-context.ts";
import { environmentValue, type ActionInputs } from "./action-inputs.ts";

/** Whether a row's condition holds for the inputs that are in effect: yes, no, or it depends. */
export function whenTruth(
  when: When | undefined,
  inputs: ActionInputs,
  context: StepContext,
  situation: Situation,
): Truth {
  const inner = (part: When): Truth => whenTruth(part, inputs, context, situation);
  if (when === undefined) return YES;
  if ("any" in when) return or(...when.any.map(inner));
  if ("all" in when) return and(...when.all.map(inner));
  if ("not" in when) return not(inner(when.not));
  if ("lines" in when) {
    const has = (line: Value): Truth => {
      const own = overrideOf(line, when.of);
      return own ? rowHas(attributeRow(own), when.have) : NO;
    };
    return inputs.someLine(when.lines, has, situation);
  }
  if ("given" in when) {
    const value = inputs.value(when.given, situation);
    return value ? truthOf(value) : NO;
  }
  if ("env" in when) {
    const value = environmentValue(when.env, context.surroundings, context.step)?.value;
    const set = value ? truthOf(value) : NO;
    return when.set ? set : not(set);
  }
  if ("context" in when) {
    const path = when.context.split(".");
    return oneOf(scopeIn(context.surroundings, situation).lookup(path, path, context.step), when.is);
  }
  const value = inputs.value(when.input, situation);
  if (value?.kind === "empty") return when.is.includes(when.default) ? YES : NO;
  if (value) return withoutSeemingNames(oneOf(value, when.is), value, inputs.text(when.input));
  return when.is.includes(when.default) ? YES : NO;
}

/** Which one it is of a choice hangs on more than its members do, but for a lone input with its default. */
function withoutSeemingNames(truth: Truth, value: Value, text: Text | undefined): Truth {
  const isLone = /^\$\{\{\s*inputs\.[\w-]+\s*\}\}$/i.test(text?.value ?? "");
  return truth.is === "maybe" && value.kind === "choice" && !isLone ? maybe([]) : truth;
}
