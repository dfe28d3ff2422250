import { literalOf } from "../../expressions/read-value.ts";
import type { Value } from "../../expressions/value.ts";
import { partsOfName, piecesOfName } from "../../knowledge/contexts.ts";
import type { Call, Done } from "./builtin.ts";
import type { WordValue } from "./invocation.ts";

/** The owner or the name alone, of a value that is the whole name of the repository; undefined of any other value. */
export function pieceOfRepository(value: Value, piece: keyof typeof piecesOfName): Value | undefined {
  return value.kind === "context" && partsOfName.get(value.name) === "whole"
    ? { ...value, name: piecesOfName[piece] }
    : undefined;
}

/** `basename "$GITHUB_REPOSITORY"` is its name. */
export function lastOfPath([path, ...others]: readonly WordValue[]): Done | undefined {
  const value = path && others.length === 0 ? pieceOfRepository(path.value, "name") : undefined;
  return value && { output: { value, at: value.span, pasted: path?.pasted ?? [] } };
}

/** `… | cut -d/ -f1` of the whole name, and `… | awk -F/ '{print $1}'`. */
export function fieldOfRepository(words: readonly WordValue[], { state }: Call): Done | undefined {
  if (state.stdin.kind !== "value") return undefined;
  const options = words.map(({ value }) => literalOf(value) ?? "?").join("");
  const field = /^(?:-d\/-f([12])|-f([12])-d\/|-F\/\{ ?print \$([12]);? ?\})$/.exec(options);
  const value = field && pieceOfRepository(state.stdin.value, field.includes("1", 1) ? "owner" : "name");
  return value ? { output: { ...state.stdin, value } } : undefined;
}
