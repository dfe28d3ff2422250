import { mapLiterals } from "../expressions/members.ts";
import { literalOf, literalPrefix } from "../expressions/read-value.ts";
import type { Value } from "../expressions/value.ts";
import { runnerVariables } from "../knowledge/contexts.ts";
import { narrow } from "../source/narrow.ts";
import type { Host, Unexpanded } from "./facts.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * A literal that was meant to be an expression: `$VAR`, `${VAR}` and `$(command)` where no shell reads them, `{{ x }}`
 * without its `$`, or parted from it. A Go template begins with a dot.
 */
export function unexpandedIn(value: Value, what: string, host: Host): readonly Unexpanded[] {
  const parts = value.kind === "joined" ? value.parts : value.kind === "choice" ? value.of : [value];
  return parts.flatMap((part) => {
    if (part.kind !== "literal") return [];
    const found = meantExpression(part.text);
    if (!found) return [];
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
    found.form === "braces" ? found : { ...found, meant: undefined, inScript: true },
  );
}

/** The value with the variables filled in that were meant, so that it can be told which registry it is about. */
export function asMeant(value: Value, { env }: Surroundings): Value {
  return mapLiterals(value, (text) =>
    text.replace(
      /\$\{?(\w+)\}?|(?:\$[ \t]+|(?<!\$))\{\{\s*env\.(\w+)\s*\}\}/g,
      (written, inShell?: string, inBraces?: string) => {
        const bound = env.get(inShell ?? inBraces ?? "")?.(undefined);
        if (!bound) return written;
        // The registry stands in front, whatever follows.
        const front = literalPrefix(bound);
        return literalOf(bound) ?? (front.includes("/") ? front : written);
      },
    ),
  );
}

export function meantExpression(text: string): Pick<Unexpanded, "shown" | "form" | "meant"> | undefined {
  const braces = /(?:\$[ \t]+|(?<!\$))\{\{\s*([A-Za-z][\w.-]*)\s*\}\}/.exec(text);
  if (braces) return { shown: braces[0], form: "braces", meant: `\${{ ${braces[1]} }}` };
  const variable = /\$(?:\{\s*([A-Za-z_][\w.-]*)(?![\w.-])[^{}]*\}|([A-Za-z_]\w*)|\([^()]*\)?)|`[^`]*`?/.exec(text);
  if (!variable) return undefined;
  const name = variable[1] ?? variable[2];
  if (name === undefined) return { shown: variable[0], form: "command", meant: undefined };
  const context = name.includes(".") ? name : (runnerVariables.get(name) ?? `env.${name}`);
  return { shown: variable[0], form: "variable", meant: `\${{ ${context} }}` };
}
