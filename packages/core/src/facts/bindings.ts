import type { Value } from "../expressions/value.ts";
import type { Situation } from "./facts.ts";

/**
 * What a name stands for. It is asked anew for each situation, because `env:` may hold what hangs on the event:
 * `PUSH: ${{ github.event_name != 'pull_request' }}`. Without a situation it tells what is so in all of them.
 */
export type Binding = (situation: Situation | undefined) => Value;

/** Variables by their names, each layer over the one around it. */
export interface Bindings {
  /** By a name as it is written. */
  readonly get: (name: string) => Binding | undefined;
  /** Without regard to case where none is exactly so: Windows and expressions do it. */
  readonly find: (name: string) => Binding | undefined;
}

export const noBindings: Bindings = { get: () => undefined, find: () => undefined };

/** More variables over others. What is added to `own` later is seen from then on. */
export function layered(outer: Bindings, own: ReadonlyMap<string, Binding>): Bindings {
  const get: Bindings["get"] = (name) => own.get(name) ?? outer.get(name);
  return { get, find: (name) => get(name) ?? alike(own, name) ?? outer.find(name) };
}

function alike(own: ReadonlyMap<string, Binding>, name: string): Binding | undefined {
  const lower = name.toLowerCase();
  for (const [key, binding] of own) if (key.toLowerCase() === lower) return binding;
  return undefined;
}

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

/** A binding for each name that is asked for, made once: what it reads may read others in turn, again and again. */
export function bindingsByName<T extends Binding | undefined>(make: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined || known.has(name)) return before as T;
    const made = make(name);
    known.set(name, made);
    return made;
  };
}
