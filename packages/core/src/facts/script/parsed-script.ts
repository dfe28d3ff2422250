import { parseScript } from "../../shell/parse-script.ts";
import type { Script } from "../../shell/script.ts";
import type { Text } from "../../source/text.ts";

/** Rows of a matrix and calls of an action read the same script again and again; a text never changes. */
const known = new WeakMap<Text, Map<string | undefined, Script>>();

export function parsedScript(text: Text, shell: string | undefined): Script {
  let byShell = known.get(text);
  if (!byShell) known.set(text, (byShell = new Map<string | undefined, Script>()));
  let script = byShell.get(shell);
  if (!script) byShell.set(shell, (script = parseScript(text, shell)));
  return script;
}
