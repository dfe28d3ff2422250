import { errorRows } from "../knowledge/error-rows.ts";
import type { ErrorRow } from "../knowledge/error-row.ts";

/** The row of the table that a line of a log is about. */
export function recognizeError(line: string): ErrorRow | undefined {
  const lower = line.toLowerCase();
  const bare = withoutPrefix(lower);
  return errorRows.find(
    ({ says, alone }) => says.some((pieces) => standInOrder(lower, pieces)) || (alone?.includes(bare) ?? false),
  );
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

/** Without the number of a build's step, "Error:" and who else passes it on, a quote around it and a full stop. */
function withoutPrefix(line: string): string {
  const text = line.replace(/^(?:#\d+ )?(?:(?:error|fatal|docker|error response from daemon): ?)*/, "").trim();
  return text.replace(/^["'`]/, "").replace(/["'`.]$/, "");
}
