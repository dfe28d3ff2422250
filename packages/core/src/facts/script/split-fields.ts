import { literal } from "../../expressions/make-value.ts";
import type { Value } from "../../expressions/value.ts";

/** What a part of a word expands to: mostly one value, or the elements of a list. */
export interface FieldPart {
  readonly values: readonly Value[];
  /** Without quotes the shell cuts what it has expanded. */
  readonly splits: boolean;
}

/**
 * The fields that a shell makes of a word, each as the values that it is put together from: `a"$B"$C` with `x y` for C is
 * two. Nothing is left of a part without quotes that is empty.
 */
export function splitFields(
  parts: readonly FieldPart[],
  separators: RegExp | undefined,
): readonly (readonly Value[])[] {
  const fields: Value[][] = [];
  let open: Value[] | undefined;
  const add = (value: Value): void => {
    if (open) open.push(value);
    else fields.push((open = [value]));
  };
  const cut = ({ text, span }: Extract<Value, { kind: "literal" }>): void => {
    for (const [index, piece] of (separators ? text.split(separators) : [text]).entries()) {
      if (index > 0) open = undefined;
      if (piece !== "") add(literal(piece, span));
    }
  };
  for (const { values, splits } of parts) {
    for (const [index, value] of values.entries()) {
      if (index > 0) open = undefined;
      for (const piece of splits && value.kind === "joined" ? value.parts : [value]) {
        if (splits && piece.kind === "literal") cut(piece);
        else add(piece);
      }
    }
  }
  return fields;
}
