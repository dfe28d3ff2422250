import { choice, joined } from "../../expressions/make-value.ts";
import { mapLiterals } from "../../expressions/members.ts";
import type { Value } from "../../expressions/value.ts";

/** The value in lower case: of what is known only by its name, that much is known then. */
export function lowered(value: Value): Value {
  switch (value.kind) {
    case "context":
      return { ...value, lowered: true };
    case "joined":
      return joined(value.parts.map(lowered), value.span);
    case "choice":
      return choice(value.of.map(lowered), value.span);
    default:
      return mapLiterals(value, (text) => text.replaceAll(/\$(?:\{[^{}]*|\w+)|[^$]+/g, lowerCaseBut));
  }
}

/** A variable that nothing has expanded keeps the name by which it can be told what was meant. */
function lowerCaseBut(part: string): string {
  return part.startsWith("$") ? part : part.toLowerCase();
}
