import { errorRows } from "../knowledge/error-rows.ts";
import type { ErrorRow } from "../knowledge/error-row.ts";

/** The row of the table that a line of a log is about. */
export function recognizeError(line: string): ErrorRow | undefined {
  const words = comparable(line);
  const bare = withoutPrefix(words);
  return comparableRows().find(
    ({ says, alone }) => says.some((pieces) => standInOrder(words, pieces)) || alone.includes(bare),
  )?.row;
}

interface ComparableRow {
  readonly row: ErrorRow;
  readonly says: readonly (readonly string[])[];
  readonly alone: readonly string[];
}

let rows: readonly ComparableRow[] | undefined;

/** Made once, as a log has many lines. */
function comparableRows(): readonly ComparableRow[] {
  rows ??= errorRows.map((row) => ({
    row,
    says: row.says.map((pieces) => pieces.map(comparable)),
    alone: (row.alone ?? []).map(comparable),
  }));
  return rows;
}

/**
 * In small letters, without what differs between the places that a line is copied from: spaces and the ends of a terminal's
 * lines, which may stand within a word; backslashes before quotes, as in JSON; and the kind of the quotes.
 */
function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/\\[nrt](?![a-z])/g, " ")
    .replace(/&(?:quot|apos|#39|#x27|#34|#x22);/g, "'")
    .replace(/[\s\\]+/g, "")
    .replace(/["`´‘’‚“”„«»]/g, "'");
}

function standInOrder(line: string, pieces: readonly string[]): boolean {
  let at = 0;
  for (const piece of pieces) {
    const found = line.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return true;
}

/** Without the number of a build's step, "Error:" and who else passes it on, quotes around it and a full stop. */
function withoutPrefix(words: string): string {
  return words
    .replace(/^[>|│•⨯❌✗*-]{1,9}/, "")
    .replace(/^(?:#\d{1,9}(?:\.\d{1,9})?)?'?(?:(?:error|fatal|docker|unknown|errorresponsefromdaemon):)*/, "")
    .replace(/^(?:buildxfailedwith|buildxcallfailedwith|failedtosolve|error|:)*(?=(?:denied|unauthorized)(?::|$))/, "")
    .replace(/^'{1,3}/, "")
    .replace(/['.,;]{1,3}$/, "");
}
