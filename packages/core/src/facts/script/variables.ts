import { choice, unknown } from "../../expressions/make-value.ts";
import { hangsOn } from "../../expressions/read-value.ts";
import { shown } from "../../expressions/shown.ts";
import type { Value } from "../../expressions/value.ts";
import type { Span } from "../../source/span.ts";
import { lowered } from "./lowered.ts";

/** What a variable of a script holds: one value, with the secrets that the runner pastes into it, or the items of an array. */
export type Variable =
  | {
      readonly kind: "one";
      readonly value: Value;
      readonly pasted?: readonly Span[];
      /** `declare -l`: what is put into it from then on is changed. */
      readonly changes?: Change;
    }
  | {
      readonly kind: "list";
      readonly items: readonly Value[];
      /** From here on the items are there only if a branch has run that adds them; undefined where all are there. */
      readonly sure?: number;
    };

/** The variables that the script itself has set; what it inherits is asked for elsewhere. `undefined`: it was unset. */
export type Variables = Map<string, Variable | undefined>;

/** Into lower case; or into upper case, a number: what it comes to is not followed. */
export type Change = "lower" | "other";

/** Puts a value into a variable, which may be declared to change whatever it is given. */
export function setVariable(variables: Variables, name: string, variable: Variable): void {
  const { changes } = changesOf(variables.get(name));
  variables.set(
    name,
    changes === undefined || variable.kind === "list"
      ? variable
      : { ...variable, value: changedBy(changes, variable.value), changes },
  );
}

function changesOf(before: Variable | undefined): { readonly changes?: Change } {
  return before?.kind === "one" && before.changes ? { changes: before.changes } : {};
}

export function changedBy(change: Change, value: Value): Value {
  return change === "lower"
    ? lowered(value)
    : unknown("the shell changes it", value.span, ["script", ...hangsOn(value)]);
}

/** What has changed after branches of which one has run: a variable is what it was or what it became. */
export function changedInBranches(branches: readonly Variables[], before: Variables): Variables {
  const merged: Variables = new Map();
  for (const name of touchedBy(branches, before)) {
    const states = branches.map((branch) => branch.get(name));
    const first = states[0];
    if (states.every((state) => sameVariable(state, first))) merged.set(name, first);
    else if (states.every((state) => state?.kind === "one")) {
      const values = states.map((state) => (state as { value: Value }).value);
      const value = choice(values, (values[0] as Value).span);
      merged.set(name, { ...changesOf(before.get(name)), kind: "one", value });
    } else if (states.every((state) => state?.kind === "list") && longestOf(states as readonly List[])) {
      merged.set(name, longestOf(states as readonly List[]));
    } else {
      const known = states.find((state) => state !== undefined);
      const value = known?.kind === "one" ? known.value : known?.items[0];
      if (value) {
        const either: Value = {
          kind: "unknown",
          because: `it depends on the script what \`$${name}\` is`,
          on: ["script"],
          span: value.span,
        };
        merged.set(name, { kind: "one", value: either });
      }
    }
  }
  return merged;
}

type List = Extract<Variable, { kind: "list" }>;

/** The list that has all of the others at its start: `TAGS+=(…)` in a branch. */
function longestOf(lists: readonly List[]): List | undefined {
  const longest = lists.reduce((a, b) => (b.items.length > a.items.length ? b : a));
  if (!lists.every(({ items }) => items.every((item, index) => item === longest.items[index]))) return undefined;
  return { ...longest, sure: Math.min(...lists.map(({ items, sure }) => sure ?? items.length)) };
}

/** Most branches leave most variables alone. */
function touchedBy(branches: readonly Variables[], before: Variables): ReadonlySet<string> {
  const names = new Set<string>();
  for (const branch of branches)
    for (const [name, variable] of branch) if (before.get(name) !== variable || !before.has(name)) names.add(name);
  // What was set since a branch began is not in it.
  for (const name of before.keys())
    if (branches.some((branch) => branch.has(name)) && !branches.every((branch) => branch.has(name))) names.add(name);
  return names;
}

function sameVariable(a: Variable | undefined, b: Variable | undefined): boolean {
  if (a === b) return true;
  if (a?.kind === "one" && b?.kind === "one")
    return a.value === b.value || (a.value.kind === b.value.kind && shown(a.value) === shown(b.value));
  return false;
}
