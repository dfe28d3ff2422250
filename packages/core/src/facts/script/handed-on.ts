import { behindStart } from "../../expressions/without-start.ts";
import { joined, literal } from "../../expressions/make-value.ts";
import { literalPrefix } from "../../expressions/read-value.ts";
import type { Value } from "../../expressions/value.ts";

/**
 * The `NAME=value` lines of a text that is appended to `$GITHUB_ENV` or `$GITHUB_OUTPUT`, and `NAME<<END` … `END` over
 * several lines. `readable` is false where some line may set a name that cannot be told.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-environment-variable
 */
export function handedOn(content: Value): { readonly pairs: ReadonlyMap<string, Value>; readonly readable: boolean } {
  const pairs = new Map<string, Value>();
  let readable = true;
  const lines = linesOf(content);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Value;
    const start = literalPrefix(line);
    const several = /^\s*([^=\s<]+)<<(.+)$/.exec(start);
    const name = /^\s*([^=<\s]+)=/.exec(start);
    if (several && (line.kind === "literal" || line.kind === "joined")) {
      const body: Value[] = [];
      const end = (several[2] as string).trim();
      for (at++; at < lines.length; at++) {
        const next = lines[at] as Value;
        if (literalPrefix(next).trim() === end) break;
        if (body.length > 0) body.push(literal("\n", next.span));
        body.push(next);
      }
      pairs.set(several[1] as string, joined(body, line.span));
    } else if (name) {
      pairs.set((name[1] as string).trim(), behindStart(line, (name[0] as string).length));
    } else if (line.kind !== "literal" || line.text.trim() !== "") readable = false;
  }
  return { pairs, readable };
}

/** Lines, with the blank ones left out and blanks at their ends kept. */
function linesOf(value: Value): readonly Value[] {
  if (value.kind !== "joined" && value.kind !== "literal") return [value];
  const lines: Value[][] = [[]];
  for (const part of value.kind === "joined" ? value.parts : [value]) {
    if (part.kind !== "literal") {
      lines.at(-1)?.push(part);
      continue;
    }
    part.text.split(/\r?\n/).forEach((piece, index) => {
      if (index > 0) lines.push([]);
      if (piece !== "") lines.at(-1)?.push(literal(piece, part.span));
    });
  }
  return lines.filter((parts) => parts.length > 0).map((parts) => joined(parts, (parts[0] as Value).span));
}
