import type { Text } from "../source/text.ts";
import { listedWords } from "./powershell-expression.ts";
import type { Command, Redirect, Statement, Word } from "./script.ts";
import { literalOf } from "./word-value.ts";

export interface Stage {
  readonly statement: Statement;
  /** What it comes to, where it is no command. */
  readonly value: Word | undefined;
}

/**
 * A value at the head of a pipeline is what the next program reads, as in `docker login … <<< "$token"`, and is given
 * to it as such: PowerShell has no here-strings of its own.
 */
export function joinedStages(stages: readonly Stage[], text: Text): Statement | undefined {
  const followed = withLoops(stages);
  const [head, next, ...others] = followed;
  if (head === undefined) return undefined;
  if (next === undefined) return head.statement;
  if (head.value === undefined || next.statement.kind !== "command") {
    return { kind: "pipeline", stages: followed.map((stage) => stage.statement), text };
  }
  const fed: Redirect = { descriptor: 0, kind: "here-string", target: head.value };
  const reading: Command = { ...next.statement, redirects: [fed, ...next.statement.redirects] };
  if (others.length === 0) return reading;
  return { kind: "pipeline", stages: [reading, ...others.map((stage) => stage.statement)], text };
}

/** `"a", "b" | ForEach-Object { … }` is a loop over what stands in front, where that is a value. */
function withLoops([head, ...others]: readonly Stage[]): readonly Stage[] {
  if (head === undefined) return [];
  const [next, ...rest] = others.map(({ statement, value }): Stage => {
    const body = bodyForEach(statement);
    return body === undefined ? { statement, value } : loop(undefined, body);
  });
  if (next?.statement.kind !== "loop" || head.value === undefined) return next ? [head, next, ...rest] : [head];
  return [loop(listedWords([head.statement]) ?? [head.value], next.statement.body), ...rest];
}

function loop(words: readonly Word[] | undefined, body: readonly Statement[]): Stage {
  const variable = words && "$_";
  return { statement: { kind: "loop", variable, words, test: [], body, redirects: [] }, value: undefined };
}

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.core/foreach-object */
const eachNames = new Set(["foreach-object", "foreach", "%"]);

/** What stands in its blocks; undefined for another command, and for `ForEach-Object Name`. */
function bodyForEach(statement: Statement): readonly Statement[] | undefined {
  if (statement.kind !== "command") return undefined;
  const [name, ...words] = statement.words;
  if (name === undefined || !eachNames.has((literalOf(name) ?? "").toLowerCase())) return undefined;
  const blocks = words.flatMap(({ parts: [part] }) =>
    part?.kind === "substitution" && part.text.value.startsWith("{") ? [part.body] : [],
  );
  const options = words.filter((word) => literalOf(word)?.startsWith("-"));
  return blocks.length > 0 && blocks.length + options.length === words.length ? blocks.flat() : undefined;
}
