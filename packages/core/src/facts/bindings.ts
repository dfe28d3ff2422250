import type { Value } from "../expressions/value.ts";
import type { Situation } from "./facts.ts";

/**
 * What a name stands for. It is asked anew for each situation, because `env:` may hold what hangs on the event:
 * `PUSH: ${{ github.event_name != 'pull_request' }}`. Without a situation it tells what is so in all of them.
 */
export type Binding = (situation: Situation | undefined) => Value;

export type Bindings = ReadonlyMap<string, Binding>;

export function constant(value: Value): Binding {
  return () => value;
}

/** Asked once for each situation: values are looked up again and again. */
export function remembered(binding: Binding): Binding {
  const known = new Map<Situation | undefined, Value>();
  return (situation) => {
    let value = known.get(situation);
    if (value === undefined) known.set(situation, (value = binding(situation)));
    return value;
  };
}

/** Names are compared without regard to case where none is exactly so: Windows and expressions do it. */
export function bindingOf(env: Bindings, name: string): Binding | undefined {
  return env.get(name) ?? [...env].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
