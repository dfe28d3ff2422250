import { joined, literal } from "../../expressions/make-value.ts";
import { literalOf } from "../../expressions/read-value.ts";
import type { Value } from "../../expressions/value.ts";
import { repositoryPath } from "../../project/repository-path.ts";
import type { Span } from "../../source/span.ts";
import type { Builtin, Call, Done } from "./builtin.ts";
import type { WordValue } from "./invocation.ts";
import { pieceOfRepository } from "./repository-pieces.ts";
import type { ShellState } from "./shell-state.ts";

/** Where a path leads, from the workspace, which is ""; outside of it "/…". Undefined where that is not known. */
export function placeOf(
  path: Value,
  from: string | undefined,
  places: ReadonlyMap<string, string>,
): string | undefined {
  const text = literalOf(path);
  if (text !== undefined) return placeBelow(from, text);
  const [first, ...rest] = path.kind === "joined" ? path.parts : [path];
  const base = first?.kind === "context" ? places.get(first.name) : undefined;
  const behind = rest.length === 0 ? "" : literalOf(joined(rest, path.span));
  if (base === undefined || behind === undefined || !/^(?:\/|$)/.test(behind)) return undefined;
  return placeBelow(base, `.${behind}`);
}

export function placeBelow(from: string | undefined, path: string): string | undefined {
  if (/^[/~]/.test(path)) return `/${path.replace(/^\//, "")}`;
  if (from === undefined || path.includes("\\")) return undefined;
  return from.startsWith("/") ? `${from}/${path}` : (repositoryPath(`./${from}/${path}`) ?? "/");
}

export function placeIn(path: Value, { folder, environment }: ShellState): string | undefined {
  return placeOf(path, folder.at, environment.places);
}

/** `cd scripts`. It prints nothing. */
export const moved: Builtin = (words, { state, command }) => {
  const [path, ...others] = words.filter(({ value }) => !/^(?:-[A-Za-z@]+|--)$/.test(literalOf(value) ?? ""));
  const isBack = path !== undefined && literalOf(path.value) === "-";
  if (path === undefined) state.folder.at = "/~";
  else state.folder.at = isBack || others.length > 0 ? undefined : placeIn(path.value, state);
  return printing(literal("", command.text.span));
};

/** Where it comes from is not written down. */
export const movedBack: Builtin = (_words, { state }) => {
  state.folder.at = undefined;
  return { output: undefined };
};

/** `pwd` */
export const folderShown: Builtin = (_words, { state, command }) => printing(folderValue(state, command.text.span));

/** The path of the folder where the shell is; undefined where that is not known. */
export function folderValue({ folder: { at }, environment }: ShellState, span: Span): Value | undefined {
  const [workspace] = [...environment.places].find(([, place]) => place === "") ?? [];
  if (at === undefined || at.startsWith("/") || workspace === undefined) return undefined;
  return joined([{ kind: "context", name: workspace, span }, literal(at === "" ? "" : `/${at}`, span)], span);
}

/** `dirname "$0"` */
export function parentShown(words: readonly WordValue[], { command }: Call): Done {
  const [path, ...others] = words;
  return printing(path && others.length === 0 ? parentOf(path.value, command.text.span) : undefined);
}

function parentOf(path: Value, span: Span): Value | undefined {
  const owner = pieceOfRepository(path, "owner");
  if (owner) return owner;
  const parts = path.kind === "joined" ? path.parts : [path];
  const last = parts.at(-1);
  if (last?.kind !== "literal") return undefined;
  const parent = /^(.*)\/[^/]+\/*$/s.exec(last.text)?.[1];
  if (parent !== undefined) return joined([...parts.slice(0, -1), literal(parent, last.span)], span);
  return parts.length === 1 ? literal(".", span) : undefined;
}

function printing(value: Value | undefined): Done {
  return { output: value && { value, at: value.span, pasted: [] } };
}
