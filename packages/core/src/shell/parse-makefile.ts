import { textOf, type Segment, type Text } from "../source/text.ts";

/** A Makefile as far as it is plain: variables with fixed texts, rules with recipes that are shell commands. */
export interface Makefile {
  /** `A = b`, `A := b`, `A ?= b`; the first assignment of a name, as later ones are rare and mostly conditional. */
  readonly variables: ReadonlyMap<string, Text>;
  readonly rules: ReadonlyMap<string, MakeRule>;
  /** The rule of a `make` without a target. */
  readonly first: string | undefined;
}

export interface MakeRule {
  readonly prerequisites: readonly string[];
  /** The recipe as a script for a shell: make's own `$(X)` written as `${X}`, `$$` as `$`. */
  readonly recipe: Text;
}

/** What makes a file more than plain: whole parts of it may be there or not, or come from elsewhere. */
const notPlain = /^ *(?:(?:-?include|sinclude|define|ifn?eq|ifn?def|else|endif|undefine)\b|export[ \t]*$)/m;

/** Functions of make and automatic variables: what a recipe with them does is not followed. */
const notShell =
  /\$[({](?:shell|if|foreach|call|eval|wildcard|patsubst|subst|filter|or|and|addprefix|addsuffix|firstword|word|notdir|dir)\b|\$[@<^?*%+|]|\$\(\w*[^\w)]/;

const ruleLine = /^([A-Za-z0-9_.\-/ ]+):(?!=)([^#=]*)(?:#.*)?$/;
const variableLine = /^(?:export\s+)?([A-Za-z_]\w*)\s*[:?]{0,2}=(.*)$/;

/** `undefined` where the file is not plain enough to be followed. */
export function parseMakefile(text: Text): Makefile | undefined {
  if (notPlain.test(text.value)) return undefined;
  const variables = new Map<string, Text>();
  const rules = new Map<string, MakeRule>();
  let first: string | undefined;
  let at = 0;
  while (at < text.value.length) {
    const line = lineAt(text.value, at);
    const next = at + line.length + 1;
    const rule = ruleLine.exec(line);
    const variable = variableLine.exec(line);
    if (variable && !line.endsWith("\\")) {
      const [, name = "", written = ""] = variable;
      const value = written.trim();
      const start = at + line.lastIndexOf(value);
      if (!variables.has(name)) variables.set(name, shellText(text, [[start, start + value.length]]));
    } else if (rule && !line.startsWith("\t")) {
      const recipe = recipeLines(text.value, next);
      const [, targets = "", needs = ""] = rule;
      for (const target of targets.trim().split(/\s+/)) {
        first ??= target.startsWith(".") ? undefined : target;
        if (!rules.has(target))
          rules.set(target, {
            prerequisites: needs.trim() === "" ? [] : needs.trim().split(/\s+/),
            recipe: shellText(text, recipe.lines),
          });
      }
      at = recipe.end;
      continue;
    }
    at = next;
  }
  return { variables, rules, first };
}

/** A recipe that is nothing but shell commands and plain variables. */
export function isPlainRecipe({ recipe }: MakeRule): boolean {
  return !notShell.test(recipe.value.replaceAll(/\$\{(\w+)\}/g, ""));
}

function lineAt(source: string, at: number): string {
  const end = source.indexOf("\n", at);
  return source.slice(at, end < 0 ? source.length : end);
}

/** The places of the lines that begin with a tab, without it and without `@`, `-` and `+` in front. */
function recipeLines(source: string, from: number): { lines: [number, number][]; end: number } {
  const lines: [number, number][] = [];
  let at = from;
  while (at < source.length) {
    const line = lineAt(source, at);
    const continued = lines.length > 0 && source.slice(...(lines.at(-1) as [number, number])).endsWith("\\");
    if (!line.startsWith("\t") && !continued && line.trim() !== "") break;
    if (!line.startsWith("\t") && !continued && !/^\n*\t/.test(source.slice(at + line.length))) break;
    const front = /^[\t ]*[@+-]*[\t ]*/.exec(continued ? "" : line)?.[0].length ?? 0;
    lines.push([at + front, at + line.length]);
    at += line.length + 1;
  }
  return { lines, end: Math.min(at, source.length) };
}

/** Lines of make as text for a shell, every character of which still knows its place. */
function shellText(text: Text, lines: readonly (readonly [number, number])[]): Text {
  let value = "";
  const pieces: { at: number; from: number; to: number; length: number }[] = [];
  const put = (written: string, from: number, to: number): void => {
    pieces.push({ at: value.length, from, to, length: written.length });
    value += written;
  };
  for (const [start, end] of lines) {
    if (value !== "") put("\n", start - 1 < 0 ? 0 : start - 1, start);
    const line = text.value.slice(start, end);
    let at = 0;
    for (const found of line.matchAll(/\$\$|\$\((\w+)\)/g)) {
      if (found.index > at) put(line.slice(at, found.index), start + at, start + found.index);
      put(found[1] === undefined ? "$" : `\${${found[1]}}`, start + found.index, start + found.index + found[0].length);
      at = found.index + found[0].length;
    }
    if (at < line.length) put(line.slice(at), start + at, end);
  }
  const [from, to] = [lines[0]?.[0] ?? 0, lines.at(-1)?.[1] ?? 0];
  return textOf(value, text.within(from, to), () =>
    pieces.map(({ at, from: start, to: end, length }): Segment => {
      const place = text.within(start, end);
      return { at, length, sourceAt: place.start, sourceLength: place.end - place.start };
    }),
  );
}
