import { literalOf, literalPrefix } from "../../expressions/read-value.ts";
import type { Value } from "../../expressions/value.ts";
import { behindStart } from "../../expressions/without-start.ts";
import { makeOptions, type MakeOption } from "../../knowledge/make.ts";
import type { WordValue } from "./invocation.ts";

/** What the words of a `make` ask for. */
export interface MakeCall {
  readonly targets: readonly string[];
  /** `VERSION=1`, by the name. */
  readonly variables: ReadonlyMap<string, { readonly value: Value; readonly pasted: WordValue["pasted"] }>;
  /** `-C docker`, each from the one before. */
  readonly folders: readonly Value[];
  /** `-f build/Makefile` */
  readonly files: readonly Value[];
}

/** `undefined` where a word may be anything, or an option that is not followed. */
export function makeCall(words: readonly WordValue[]): MakeCall | undefined {
  const variables = new Map<string, { value: Value; pasted: WordValue["pasted"] }>();
  const targets: string[] = [];
  const taken: Record<NonNullable<MakeOption["takes"]>, Value[]> = { folder: [], file: [], number: [] };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as WordValue;
    const start = literalPrefix(word.value);
    const name = /^(\w+)=/.exec(start)?.[1];
    const target = literalOf(word.value);
    const option = start.startsWith("-") ? optionOf(start) : undefined;
    if (option) {
      const { takes, length } = option;
      const next = words[at + 1]?.value;
      if (takes === undefined) continue;
      if (length < start.length || target === undefined) taken[takes].push(behindStart(word.value, length));
      else if (next && (takes !== "number" || isNumber(next))) {
        taken[takes].push(next);
        at++;
      } else if (takes !== "number") return undefined;
    } else if (name !== undefined)
      variables.set(name, { value: behindStart(word.value, name.length + 1), pasted: word.pasted });
    else if (target === undefined || target.startsWith("-")) return undefined;
    else targets.push(target);
  }
  return { targets, variables, folders: taken.folder, files: taken.file };
}

/** An option by how its word begins, and where its value does, if that stands in the same word. */
function optionOf(start: string): { readonly takes: MakeOption["takes"]; readonly length: number } | undefined {
  for (const { names, takes } of makeOptions) {
    for (const name of names) {
      if (start === name) return { takes, length: name.length };
      const front = name.startsWith("--") ? `${name}=` : name;
      if (takes && start.startsWith(front)) return { takes, length: front.length };
    }
  }
  return undefined;
}

/** `-j $(nproc)`: what is not known stands for the number. */
function isNumber(value: Value): boolean {
  return /^\d+$/.test(literalOf(value) ?? "0");
}
