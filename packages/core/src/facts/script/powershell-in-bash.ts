import { joinedText } from "../../shell/joined-text.ts";
import type { WordPart } from "../../shell/script.ts";
import type { Text } from "../../source/text.ts";
import { variableOf, type ShellState } from "./shell-state.ts";

/**
 * `$env:TOKEN` is PowerShell's. bash reads `$env`, which nothing sets, and `:TOKEN` behind it: what was meant is kept as it is
 * written, so that it can be told. A script with an `env` of its own means that, and so does one where the name is no variable.
 */
export function withForeignVariables(
  { parts, text: written }: { readonly parts: readonly WordPart[]; readonly text: Text },
  state: ShellState,
): readonly WordPart[] {
  if (!written.value.includes("$env:")) return parts;
  const at = parts.findIndex((part, index) => isForeign(part, parts[index + 1], state));
  const [variable, behind] = [parts[at], parts[at + 1]];
  if (!variable || behind?.kind !== "text") return parts;
  const end = (colonName.exec(behind.value)?.[0] ?? "").length;
  const text = joinedText([variable.text, behind.text.slice(0, end)], variable.text);
  const rest = behind.text.slice(end, behind.value.length);
  const { quoted } = variable;
  return [
    ...parts.slice(0, at),
    { kind: "text", value: text.value, quoted, text },
    { kind: "text", value: rest.value, quoted: behind.quoted, text: rest },
    ...parts.slice(at + 2),
  ];
}

const colonName = /^:([A-Za-z_]\w*)/;

function isForeign(part: WordPart, next: WordPart | undefined, state: ShellState): boolean {
  if (part.kind !== "variable" || part.text.value !== "$env" || next?.kind !== "text") return false;
  const name = colonName.exec(next.value)?.[1];
  const at = part.text.span;
  return (
    name !== undefined &&
    variableOf(state, part.name, at).kind === "empty" &&
    variableOf(state, name, at).kind !== "empty"
  );
}
