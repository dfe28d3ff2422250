import { choice } from "../../expressions/make-value.ts";
import { shown } from "../../expressions/shown.ts";
import type { Value } from "../../expressions/value.ts";
import type { Span } from "../../source/span.ts";

/** What a variable of a script holds: one value, with the secrets that the runner pastes into it, or the items of an array. */
export type Variable =
  | {
      readonly kind: "one";
      readonly value: Value;
      readonly pasted?: readonly Span[];
      /** `declare -l`: what it is set to is put into lower case. */
      readonly lowers?: boolean;
    }
  | {
      readonly kind: "list";
      readonly items: readonly Value[];
      /** From here on the items are there only if a branch has run that adds them; undefined where all are there. */
      readonly sure?: number;
    };

/** The variables that the script itself has set; what it inherits is asked for elsewhere. `undefined`: it was unset. */
export type Variables = Map<string, Variable | undefined>;

/** After a branch that may or may not have run, a variable is what it was or what it became. */
export function mergeVariables(
  before: Variables,
  branches: readonly Variables[],
  inherited: (name: string) => Value | undefined,
): Variables {
  const merged: Variables = new Map(before);
  const names = new Set(branches.flatMap((branch) => [...branch.keys()]));
  for (const name of names) {
    const states = branches.map((branch) => (branch.has(name) ? branch.get(name) : outside(name, inherited)));
    const first = states[0];
    if (states.every((state) => sameVariable(state, first))) merged.set(name, first);
    else if (states.every((state) => state?.kind === "one")) {
      const values = states.map((state) => (state as { value: Value }).value);
      merged.set(name, { kind: "one", value: choice(values, (values[0] as Value).span) });
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

function outside(name: string, inherited: (name: string) => Value | undefined): Variable | undefined {
  const value = inherited(name);
  return value && { kind: "one", value };
}

function sameVariable(a: Variable | undefined, b: Variable | undefined): boolean {
  if (a === b) return true;
  if (a?.kind === "one" && b?.kind === "one")
    return a.value === b.value || (a.value.kind === b.value.kind && shown(a.value) === shown(b.value));
  return false;
}
