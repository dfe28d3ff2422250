import { literalOf } from "../../expressions/read-value.ts";
import type { ShellState } from "./shell-state.ts";

/**
 * Where the shell cuts what it has expanded without quotes: at blanks, or at the signs that the script has set `IFS` to.
 * Undefined where these are not known.
 * https://www.gnu.org/software/bash/manual/html_node/Word-Splitting.html
 */
export function fieldSeparators({ variables }: ShellState): RegExp | undefined {
  const set = variables.get("IFS");
  if (!set) return blanks;
  const signs = set.kind === "one" ? literalOf(set.value) : undefined;
  if (signs === undefined) return undefined;
  return signs === "" ? nowhere : new RegExp(`[${signs.replaceAll(/[\\\]^-]/g, "\\$&")}]+`);
}

const blanks = /[ \t\n]+/;
const nowhere = /(?!)/;
