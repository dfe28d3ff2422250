import type { Text } from "../source/text.ts";
import type { Input, Node, Pair, Trigger } from "./model.ts";
import { entriesOf, entryAt, textAt, textsOf, valueAt } from "./read-node.ts";

/** `inputs:` of an action, and of the events that have them. */
export function parseInputs(node: Node | undefined): readonly Input[] {
  return entriesOf(node).map(({ key, value }) => ({
    name: key,
    type: textAt(value, "type")?.value,
    required: isTrue(value, "required"),
    default: pairAt(value, "default"),
    options: textsOf(valueAt(value, "options")),
  }));
}

/** What `workflow_dispatch` and `workflow_call` ask for. */
export function triggerInputs(trigger: Trigger): readonly Input[] {
  return parseInputs(valueAt(trigger.settings, "inputs"));
}

/** A secret that a reusable workflow declares. */
export interface DeclaredSecret {
  readonly name: Text;
  readonly required: boolean;
}

export function triggerSecrets(trigger: Trigger): readonly DeclaredSecret[] {
  const secrets = entriesOf(valueAt(trigger.settings, "secrets"));
  return secrets.map(({ key, value }) => ({ name: key, required: isTrue(value, "required") }));
}

/** What a reusable workflow gives out: the name of each output and the expression that is its value. */
export function triggerOutputs(trigger: Trigger): readonly Pair[] {
  return entriesOf(valueAt(trigger.settings, "outputs")).flatMap(({ key, value }) => {
    const text = textAt(value, "value");
    return text ? [{ key, value: text, type: "string" as const }] : [];
  });
}

function pairAt(node: Node, name: string): Pair | undefined {
  const entry = entryAt(node, name);
  if (entry?.value.kind !== "scalar" || entry.value.type === "null") return undefined;
  return { key: entry.key, value: entry.value.text, type: entry.value.type };
}

/** Actions are often written with `required: "true"`, which GitHub takes as well. */
function isTrue(node: Node, name: string): boolean {
  return textAt(node, name)?.value.toLowerCase() === "true";
}
