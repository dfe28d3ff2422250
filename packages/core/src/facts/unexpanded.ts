import { literal, unknown } from "../expressions/make-value.ts";
import { replaceLiterals } from "../expressions/members.ts";
import { literalOf, literalPrefix } from "../expressions/read-value.ts";
import type { Value } from "../expressions/value.ts";
import { contextNames, expectedVariables, runnerVariables, wholeReference } from "../knowledge/contexts.ts";
import { narrow } from "../source/narrow.ts";
import type { Host, Unexpanded } from "./facts.ts";
import { scopeIn } from "./scope.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * A literal that was meant to be an expression: `$VAR`, `${VAR}` and `$(command)` where no shell reads them, `{{ x }}`
 * without its `$` or parted from it, `secrets.X` without anything. A Go template begins with a dot.
 */
export function unexpandedIn(value: Value, what: string, host: Host): readonly Unexpanded[] {
  const parts = value.kind === "joined" ? value.parts : value.kind === "choice" ? value.of : [value];
  return parts.flatMap((part) => {
    if (part.kind !== "literal") return [];
    const found = meantExpression(part.text);
    if (!found || (found.form === "bare" && value.kind === "joined")) return [];
    const { shown } = found;
    const piece = part.pieces?.find(({ text }) => text.includes(shown));
    return [{ ...found, what, at: narrow(piece?.span ?? part.span, shown), inScript: false, host }];
  });
}

/**
 * The same in a command that a shell has read. A variable is left where it stood in single quotes, behind a backslash, or in
 * what another variable holds, which is not read again. What should stand there instead depends on which of these it was.
 */
export function unexpandedInScript(value: Value, what: string, host: Host): readonly Unexpanded[] {
  return unexpandedIn(value, what, host).map((found) =>
    found.form === "braces" || found.form === "bare" ? found : { ...found, meant: undefined, inScript: true },
  );
}

/**
 * An expression in the signs of a shell, which finds no variable and no command of that name: `${github.token}`,
 * `$(secrets.X)`, `$secrets.X`. `$(TOKEN)` may be a function of the script, unless a variable has that name; in a Makefile it is
 * a variable.
 */
export function shellReference(value: Value, what: string, host: Host, { env }: Surroundings): readonly Unexpanded[] {
  const { span } = value;
  const isLost = value.kind === "unknown" || (value.kind === "joined" && value.parts[0]?.kind === "empty");
  if (!isLost || !/\.ya?ml$/.test(span.file.path)) return [];
  const shown = span.file.text.slice(span.start, span.end).replaceAll(/^"|"$/g, "");
  const path = /^\$(?:\{[\w.-]+\}|\([\w.-]+\)|[\w.-]+)$/.test(shown) ? bareReference(shown) : undefined;
  const [, variable] = /^env\.(\w+)$/.exec(path ?? "") ?? [];
  if (path === undefined || (variable !== undefined && !env.find(variable))) return [];
  const meant = variable === undefined ? `\${{ ${path} }}` : `$${variable}`;
  return [{ shown, form: "shell", meant, what, at: narrow(span, shown), inScript: true, host }];
}

/** The value with what was meant filled in, as far as it is known, so that it can be told which registry it is about. */
export function asMeant(value: Value, surroundings: Surroundings): Value {
  return replaceLiterals(value, (found) => {
    const { text, span, type } = found;
    const path = bareReference(text);
    if (path !== undefined) return referred(path, found, surroundings);
    const filled = text.replace(
      /\$\{?(\w+)\}?|(?:\$[ \t]+|(?<!\$))\{\{\s*env\.(\w+)\s*\}\}/g,
      (written, inShell?: string, inBraces?: string) => {
        const bound = surroundings.env.get(inShell ?? inBraces ?? "")?.(undefined);
        if (!bound) return written;
        // The registry stands in front, whatever follows.
        const front = literalPrefix(bound);
        return literalOf(bound) ?? (front.includes("/") ? front : written);
      },
    );
    return literal(filled, span, type);
  });
}

/** What leads nowhere and has no capital in it may be a host: `matrix.org`. */
function referred(path: string, written: Value, surroundings: Surroundings): Value {
  const names = path.split(".");
  const { lookup } = scopeIn(surroundings, undefined);
  const value = lookup(path.toLowerCase().split("."), names, written.span);
  if (literalOf(value) !== "") return value;
  return /[A-Z_]/.test(path) ? unknown(`\`${path}\` leads nowhere`, written.span) : written;
}

export function meantExpression(text: string): Pick<Unexpanded, "shown" | "form" | "meant"> | undefined {
  const foreign = foreignVariable.exec(text);
  if (foreign)
    return { shown: foreign[0], form: "foreign", meant: `\${{ ${contextOf(foreign[1] ?? foreign[2] ?? "")} }}` };
  const bare = bareReference(text);
  if (bare !== undefined) return { shown: text.trim(), form: "bare", meant: `\${{ ${bare} }}` };
  const braces = /(?:\$[ \t]+|(?<!\$))\{\{\s*([A-Za-z][\w.-]*)\s*\}\}/.exec(text);
  if (braces) return { shown: braces[0], form: "braces", meant: `\${{ ${braces[1]} }}` };
  // The list that it stands in is parted by commas, which cuts `${NAME,,}` in two.
  const cut = /\$\{([A-Za-z_]\w*)$/.exec(text);
  if (cut) return { shown: cut[0], form: "variable", meant: undefined };
  const variable = /\$(?:\{\s*([A-Za-z_][\w.-]*)(?![\w.-])[^{}]*\}|([A-Za-z_]\w*)|\([^()]*\)?)|`[^`]*`?/.exec(text);
  if (!variable) return undefined;
  const name = variable[1] ?? variable[2];
  if (name === undefined) return { shown: variable[0], form: "command", meant: undefined };
  const context = name.includes(".") ? name : contextOf(name);
  return { shown: variable[0], form: "variable", meant: `\${{ ${context} }}` };
}

/** PowerShell's `$env:X`, and `%X%` of Windows' `cmd`; a text with an address in it may have `%2F` and its like. */
const foreignVariable = /\$env:([A-Za-z_]\w*)|%([A-Za-z_]\w{2,})%/i;

/**
 * The expression of a whole value that lacks nothing but what makes it one: `secrets.X`, `{ secrets.X }`, `$[secrets.X]`;
 * or that is a variable as another system writes it, `%TOKEN%` or `$(TOKEN)`.
 */
function bareReference(text: string): string | undefined {
  const whole = text.trim();
  const [, path] = /^\$?[{[(]{0,2}\s*([\w.-]+)\s*[)\]}]{0,2}$/.exec(whole) ?? [];
  if (path !== undefined && opensWithContext(path) && wholeReference.test(path)) return path;
  const [, inPercents, inBrackets] = /^(?:%([A-Z][A-Z\d_]*)%|\$\(\s*([A-Z][A-Z\d_]*)\s*\))$/.exec(whole) ?? [];
  const name = inPercents ?? inBrackets;
  return name === undefined ? undefined : contextOf(name);
}

/** Asked first: for the long pattern V8 takes half a millisecond when it is first used, which most runs can be spared. */
function opensWithContext(path: string): boolean {
  return contextNames.includes(path.slice(0, path.indexOf(".")).toLowerCase());
}

function contextOf(variable: string): string {
  return runnerVariables.get(variable) ?? expectedVariables.get(variable) ?? `env.${variable}`;
}
