import type { Text } from "../source/text.ts";
import { parseBash } from "./parse-bash.ts";
import { parseCmd } from "./parse-cmd.ts";
import { parsePowershell } from "./parse-powershell.ts";
import type { Script } from "./script.ts";
import { shellDialect } from "./shell-dialect.ts";
import { withLineFeeds } from "./unescaped-text.ts";

/**
 * Reads a script; `shell` is GitHub's `shell:` as it is in effect, undefined where it is not known. Any text gives a
 * script: what cannot be read is in `broken`.
 */
export function parseScript(text: Text, shell: string | undefined): Script {
  const dialect = shellDialect(shell);
  if (dialect === "none") return { dialect, body: [], sets: [], broken: [] };
  const script = withLineFeeds(text);
  if (dialect === "powershell") return parsePowershell(script);
  if (dialect === "cmd") return parseCmd(script);
  if (dialect === "bash") return parseBash(script);
  return parseGuessed(script);
}

/**
 * Nearly every script is bash. bash also takes most of what PowerShell takes, but reads `$env:X` as a variable `env`, so
 * that this alone decides; other signs count only where bash fails.
 */
function parseGuessed(script: Text): Script {
  if (environmentOfPowershell.test(script.value)) return parsePowershell(script);
  const bash = parseBash(script);
  if (bash.broken.length === 0 || !signOfPowershell.test(script.value)) return bash;
  const powershell = parsePowershell(script);
  return powershell.broken.length < bash.broken.length ? powershell : bash;
}

const environmentOfPowershell = /\$\{?env:\w/i;

/** An assignment with a dollar sign, a cmdlet, a backtick at the end of a line. */
const signOfPowershell = /^[ \t]*\$[\w:]+[ \t]*\+?=|\b[A-Z][a-z]+-[A-Z][a-z]|[ \t]`$/m;
