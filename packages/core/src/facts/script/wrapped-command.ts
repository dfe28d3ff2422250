import { behindStart } from "../../expressions/without-start.ts";
import { literalOf, literalPrefix } from "../../expressions/read-value.ts";
import type { Value } from "../../expressions/value.ts";
import { homeOfRoot, homes, storeVariables } from "../../knowledge/credential-stores.ts";
import { ownUsers, rootUsers, type WrapperRow } from "../../knowledge/wrappers.ts";
import type { WordValue } from "./invocation.ts";
import type { Home, ShellState } from "./shell-state.ts";
import type { Variable } from "./variables.ts";

interface Wrapped {
  readonly words: readonly WordValue[];
  readonly state: ShellState;
}

/** What a wrapper is given before the command: an option, with the value that stands behind it or in it. */
interface Given {
  readonly name: string;
  readonly value: string | undefined;
}

/** The command behind a wrapper's own options, arguments and assignments (`env A=b docker …`, `sudo -u x docker …`). */
export function wrappedCommand(words: readonly WordValue[], row: WrapperRow, state: ShellState): Wrapped {
  const assigned = new Map<string, Extract<Variable, { kind: "one" }>>();
  const given: Given[] = [];
  let at = 0;
  let skipped = 0;
  for (; at < words.length; at++) {
    const { value } = words[at] as WordValue;
    const text = literalOf(value);
    const name = /^([A-Za-z_]\w*)=/.exec(literalPrefix(value))?.[1];
    if (text === "--") {
      at++;
      break;
    }
    if (text?.startsWith("-") && text !== "-") {
      const options = optionsIn(text, row.valued);
      const last = options.at(-1);
      if (last?.value === undefined && row.valued.includes(last?.name ?? "")) {
        at++;
        given.push(...options.slice(0, -1), { name: last?.name ?? "", value: told(words[at]?.value) });
      } else given.push(...options);
    } else if (name !== undefined) assigned.set(name, { kind: "one", value: behindStart(value, name.length + 1) });
    else if (skipped < row.skip) skipped++;
    else break;
  }
  const inner = row.root ? asUser(row.root, given, state) : state;
  const variables = new Map([...inner.variables, ...assigned]);
  const named = assigned.get("HOME");
  const home = named ? homeAt(told(named.value)) : inner.home;
  return { words: words.slice(at), state: { ...inner, home, variables } };
}

/** `-nu` is `-n -u`; `-urunner` and `--user=runner` bring their value along. */
function optionsIn(text: string, valued: readonly string[]): readonly Given[] {
  if (text.startsWith("--")) {
    const [name = "", ...rest] = text.split("=");
    return [{ name, value: rest.length > 0 ? rest.join("=") : undefined }];
  }
  const found: Given[] = [];
  for (let at = 1; at < text.length; at++) {
    const name = text.slice(at, at + 1);
    const behind = text.slice(at + 1);
    if (valued.includes(`-${name}`)) return [...found, { name: `-${name}`, value: behind === "" ? undefined : behind }];
    found.push({ name: `-${name}`, value: undefined });
  }
  return found;
}

/** What is not known is no name of anybody. */
function told(value: Value | undefined): string {
  if (!value) return "";
  return literalOf(value) ?? (value.kind === "context" ? value.name : "?");
}

/** Another user has another home, and of the variables only those that are handed on. */
function asUser(row: NonNullable<WrapperRow["root"]>, given: readonly Given[], state: ShellState): ShellState {
  const kept = given.filter(({ name }) => row.keepsHome.includes(name));
  const keepsAll = kept.some(({ value }) => value === undefined);
  const names = new Set(kept.flatMap(({ value }) => value?.split(",") ?? []));
  const keepsHome = (keepsAll || names.has("HOME")) && !given.some(({ name }) => row.setsHome.includes(name));
  const variables = new Map(state.variables);
  for (const name of Object.values(storeVariables)) {
    if (!keepsAll && !names.has(name)) variables.set(name, undefined);
  }
  return { ...state, variables, home: keepsHome ? state.home : homeOf(row, given, state) };
}

function homeOf(row: NonNullable<WrapperRow["root"]>, given: readonly Given[], state: ShellState): Home {
  const user = given.findLast(({ name }) => row.user.includes(name));
  if (!user && given.some(({ name }) => row.group.includes(name))) return state.home;
  const name = user?.value ?? "root";
  if (rootUsers.includes(name)) return "root";
  return ownUsers.includes(name) ? "own" : "unknown";
}

function homeAt(folder: string): Home {
  if (homes.includes(folder)) return "own";
  return folder === homeOfRoot ? "root" : "unknown";
}
