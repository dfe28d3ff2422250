import { choice, joined, literal, unknown } from "../../expressions/make-value.ts";
import { literalOf } from "../../expressions/read-value.ts";
import type { Value } from "../../expressions/value.ts";
import { splitValue } from "../references.ts";
import type { Stdin, WordValue } from "./invocation.ts";

/** A command that `xargs` completes: what comes in stands in place of the mark of `-I`, else behind the last word. */
export function pipedArguments(
  command: readonly WordValue[],
  options: readonly WordValue[],
  stdin: Stdin,
): readonly WordValue[] {
  const last = command.at(-1);
  if (!last) return command;
  const piped = pipedValue(stdin, last);
  const mark = markOf(options.map(({ value }) => literalOf(value)));
  if (mark === undefined) return [...command, { value: piped, at: last.at, pasted: [] }];
  return command.map((word) => ({ ...word, value: inPlaceOf(mark, word.value, piped) }));
}

/** One of the words that come in; what is said of it holds if it holds for each. */
function pipedValue(stdin: Stdin, { at }: WordValue): Value {
  const pieces = stdin.kind === "value" ? splitValue(stdin.value, /\s/) : [];
  return pieces.length > 0 ? choice(pieces, at) : unknown("it comes through a pipe", at, ["script"]);
}

/** `-I {}`, `-I{}` */
function markOf(options: readonly (string | undefined)[]): string | undefined {
  const index = options.findIndex((option) => option?.startsWith("-I"));
  if (index < 0) return undefined;
  return options[index] === "-I" ? options[index + 1] : options[index]?.slice(2);
}

function inPlaceOf(mark: string, value: Value, piped: Value): Value {
  const parts = value.kind === "joined" ? value.parts : [value];
  const filled = parts.flatMap((part) => {
    if (part.kind !== "literal" || !part.text.includes(mark)) return [part];
    return part.text
      .split(mark)
      .flatMap((text, index) => (index === 0 ? [literal(text, part.span)] : [piped, literal(text, part.span)]));
  });
  return joined(filled, value.span);
}
