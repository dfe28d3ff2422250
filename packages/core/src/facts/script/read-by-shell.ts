import { joined, literal, unknown, type Literal } from "../../expressions/make-value.ts";
import { replaceLiterals } from "../../expressions/members.ts";
import type { Value } from "../../expressions/value.ts";
import { variableOf, type ShellState } from "./shell-state.ts";

/**
 * What the runner pastes into a script, the shell reads like the rest of it: `${{ env.IMAGE }}`, where that is `ghcr.io/$NAME`.
 * In single quotes it would not, which is not looked at: then no more is known than before.
 */
export function readByShell(value: Value, state: ShellState): Value {
  return replaceLiterals(value, (found) => (/[$`\\]/.test(found.text) ? readLiteral(found, state) : found));
}

function readLiteral({ text, span }: Literal, state: ShellState): Value {
  const parts: Value[] = [];
  let from = 0;
  for (const { 0: written, 1: braced, 2: bare, index } of text.matchAll(/\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g)) {
    parts.push(literal(text.slice(from, index), span), variableOf(state, (braced ?? bare) as string, span));
    from = index + written.length;
  }
  parts.push(literal(text.slice(from), span));
  return joined(parts.flatMap(asFarAsPlain), span);
}

/** Whatever else the shell might do with a text. */
function asFarAsPlain(part: Value): readonly Value[] {
  const at = part.kind === "literal" ? part.text.search(/[$`\\]/) : -1;
  if (part.kind !== "literal" || at < 0) return [part];
  return [literal(part.text.slice(0, at), part.span), unknown("the shell works it out", part.span, ["script"])];
}
