import { asText } from "../expressions/make-value.ts";
import type { Action, Input, Pair } from "../workflow/model.ts";
import { bindingsByName, remembered } from "./bindings.ts";
import { evaluateIn, type Surroundings } from "./surroundings.ts";

/** What the step gives, else the action's default, else nothing at all. An input of a called action is always a string. */
export function localActionInputs(
  action: Action,
  given: readonly Pair[],
  outside: Surroundings,
): Surroundings["inputs"] {
  const pairs = new Map(given.map((pair) => [pair.key.value.toLowerCase(), pair]));
  const inputOf = (name: string): Input | undefined =>
    action.inputs.find((candidate) => candidate.name.value.toLowerCase() === name);
  const passed = bindingsByName((name) => {
    const pair = pairs.get(name);
    if (pair) return remembered((situation) => asText(evaluateIn(pair.value, outside, situation)));
    const usual = inputOf(name)?.default;
    return usual && remembered((situation) => evaluateIn(usual.value, { ...outside, secrets: "none" }, situation));
  });
  return (name, span, situation) => {
    const value = passed(name);
    if (value) return value(situation);
    const because = inputOf(name) ? `nothing is given for \`${name}\`` : `the action has no input \`${name}\``;
    return { kind: "empty", because, span };
  };
}
