import { literalOf } from "../../expressions/read-value.ts";
import type { tokenPrinters } from "../../knowledge/token-printers.ts";
import type { Builtin } from "./builtin.ts";
import { variableOf } from "./shell-state.ts";

/** `gh auth token`: what it prints is the token of its environment. Without one it prints what an earlier login has kept. */
export function printedToken({ words: asked, from }: (typeof tokenPrinters)[number]): Builtin {
  return (words, { command, state }) => {
    const isAsked =
      words.length === asked.length && words.every(({ value }, index) => literalOf(value) === asked[index]);
    if (!isAsked) return undefined;
    const at = command.text.span;
    const value = from
      .map((name) => variableOf(state, name, at))
      .find((held) => held.kind !== "empty" && literalOf(held) !== "");
    return { output: value && { value, at, pasted: [] } };
  };
}
