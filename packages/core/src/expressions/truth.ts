import type { Truth, Value } from "./value.ts";

/**
 * Whether a value counts as true: '', false, 0, NaN and null do not; the string 'false' does.
 * https://docs.github.com/actions/reference/workflows-and-actions/expressions#literals
 */
export function truthOf(value: Value): Truth {
  switch (value.kind) {
    case "literal":
      return literalIsTrue(value) ? YES : NO;
    case "empty":
      return NO;
    case "github-token":
    case "app-token":
      return YES;
    case "secret":
      return maybe([`secrets.${value.name}`]);
    case "context":
      return value.filled ? YES : maybe([value.name]);
    case "unknown":
      return maybe(value.on);
    case "choice":
      return agreeing(value.of.map(truthOf));
    // One part that is not empty makes the whole text not empty, and a text has no other way of being true.
    case "joined":
      return or(...value.parts.map(truthOf));
  }
}

export const YES: Truth = { is: "yes" };
export const NO: Truth = { is: "no" };

export function maybe(on: readonly string[]): Maybe {
  return { is: "maybe", on: on.length < 2 ? on : [...new Set(on)] };
}

export function and(...truths: readonly Truth[]): Truth {
  // A loop, because every step and every command asks this for every event.
  let only: Truth = YES;
  let open: Maybe[] | undefined;
  for (const truth of truths) {
    if (truth.is === "no") return NO;
    if (truth.is === "yes") continue;
    if (only.is === "maybe") (open ??= [only]).push(truth);
    else only = truth;
  }
  return open ? allOf(open) : only;
}

type Maybe = Extract<Truth, { is: "maybe" }>;

function allOf(open: readonly Maybe[]): Maybe {
  const all = maybe(together(open.map(({ on }) => on)));
  const each = open.flatMap((truth) => truth.each ?? [truth.on]);
  return { ...all, each, ...(open.some(({ elsewhere }) => elsewhere) ? { elsewhere: true } : {}) };
}

export function or(...truths: readonly Truth[]): Truth {
  return not(and(...truths.map(not)));
}

export function not(truth: Truth): Truth {
  if (truth.is === "maybe") return truth.elsewhere || truth.each ? maybe(truth.on) : truth;
  return truth.is === "yes" ? NO : YES;
}

/** What all of them say; without agreement, or without any, it hangs on what each of them hangs on. */
export function agreeing(truths: readonly Truth[]): Truth {
  const [first] = truths;
  if (first !== undefined && first.is !== "maybe" && truths.every((truth) => truth.is === first.is)) return first;
  return maybe(together(truths.flatMap((truth) => (truth.is === "maybe" ? [truth.on] : []))));
}

/** What hangs on something that has no name hangs on more than the names that are known. */
function together(on: readonly (readonly string[])[]): readonly string[] {
  return on.some((names) => names.length === 0) ? [] : on.flat();
}

function literalIsTrue(value: Extract<Value, { kind: "literal" }>): boolean {
  switch (value.type) {
    case "string":
      return value.text !== "";
    case "boolean":
      return value.text === "true";
    case "number":
      return Number(value.text) !== 0 && !Number.isNaN(Number(value.text));
    case "null":
      return false;
  }
}
