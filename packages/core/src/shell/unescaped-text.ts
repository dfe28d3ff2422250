import type { Text } from "../source/text.ts";
import { joinedText } from "./joined-text.ts";

/** What a backslash does in a certain place of a script. */
export interface Escaping {
  /** The characters that it takes the meaning from; undefined: any. Before another one it stands for itself. */
  readonly of: string | undefined;
  /** Before the end of a line it vanishes together with it. */
  readonly joinsLines: boolean;
}

/** https://www.gnu.org/software/bash/manual/html_node/Quoting.html */
export const escapingOf = {
  bare: { of: undefined, joinsLines: true },
  double: { of: '$`"\\', joinsLines: true },
  "here-document": { of: "$`\\", joinsLines: true },
  backticks: { of: "$`\\", joinsLines: false },
  "backticks in quotes": { of: '$`"\\', joinsLines: false },
} as const satisfies Record<string, Escaping>;

/** The text without its escaping backslashes. */
export function unescapedText(text: Text, escaping: Escaping): Text {
  const source = text.value;
  let backslash = source.indexOf("\\");
  if (backslash < 0) return text;
  const pieces: Text[] = [];
  let from = 0;
  while (backslash >= 0 && backslash + 1 < source.length) {
    const next = source.charAt(backslash + 1);
    if (next === "\n" && escaping.joinsLines) {
      pieces.push(text.slice(from, backslash));
      from = backslash + 2;
    } else if (escaping.of === undefined || escaping.of.includes(next)) {
      pieces.push(text.slice(from, backslash));
      from = backslash + 1;
    }
    backslash = source.indexOf("\\", backslash + 2);
  }
  pieces.push(text.slice(from, source.length));
  return joinedText(pieces, text);
}

/** The text without the tabs at the start of its lines, as `<<-` reads it. */
export function unindentedText(text: Text, startsLine: boolean): Text {
  const pieces: Text[] = [];
  let from = 0;
  const tabs = startsLine ? /(?:^|\n)\t+/g : /\n\t+/g;
  for (const run of text.value.matchAll(tabs)) {
    const afterBreak = run[0].startsWith("\n") ? run.index + 1 : run.index;
    pieces.push(text.slice(from, afterBreak));
    from = run.index + run[0].length;
  }
  if (from === 0) return text;
  pieces.push(text.slice(from, text.value.length));
  return joinedText(pieces, text);
}

/**
 * The text with plain line feeds. bash itself would stumble over carriage returns, but a script in a workflow never has
 * them when it runs (YAML takes them away), and for a file that was checked out they say more about git than about it.
 */
export function withLineFeeds(text: Text): Text {
  if (!text.value.includes("\r\n")) return text;
  const pieces: Text[] = [];
  let from = 0;
  for (let at = text.value.indexOf("\r\n"); at >= 0; at = text.value.indexOf("\r\n", at + 2)) {
    pieces.push(text.slice(from, at));
    from = at + 1;
  }
  pieces.push(text.slice(from, text.value.length));
  return joinedText(pieces, text);
}
