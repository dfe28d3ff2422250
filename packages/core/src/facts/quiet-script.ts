import { literalOf } from "../expressions/read-value.ts";
import type { Truth, Value } from "../expressions/value.ts";
import type { Span } from "../source/span.ts";
import type { Text } from "../source/text.ts";
import { knownCommand } from "./command/command-row.ts";
import type { OpaqueStep } from "./facts.ts";
import type { Invocation } from "./script/invocation.ts";
import { parsedScript } from "./script/parsed-script.ts";
import { runScript } from "./script/run-script.ts";

/** A command that cannot be looked into, in a script that does nothing else of interest. */
export interface QuietCommand {
  readonly what: string;
  readonly may: OpaqueStep["may"];
  readonly at: Span;
  readonly reached: Truth;
}

/**
 * A script that does the same wherever it runs: it speaks to no registry, hands nothing on to later steps and calls no file
 * of the repository, whatever its variables hold. Most scripts are like that, and a matrix, a called workflow or a local
 * action brings each of them back a dozen times: it is enough to have walked through it once. `undefined` for all others.
 */
export function quietScript(text: Text, shell: string | undefined): readonly QuietCommand[] | undefined {
  let byShell = known.get(text);
  if (!byShell) known.set(text, (byShell = new Map<string | undefined, readonly QuietCommand[] | undefined>()));
  if (!byShell.has(shell)) byShell.set(shell, walk(text, shell));
  return byShell.get(shell);
}

const known = new WeakMap<Text, Map<string | undefined, readonly QuietCommand[] | undefined>>();

/** What is handed on, and what brings in other files, is told from the text alone, before anything is parsed. */
const loud = /GITHUB_(?:ENV|OUTPUT|PATH)|::set-|config\.json|auth\.json|\bmake\b|\.(?:ba)?sh\b|\bsource\b|(?:^|[\s;&|])\.[ ]/m;

function walk(text: Text, shell: string | undefined): readonly QuietCommand[] | undefined {
  if (loud.test(text.value)) return undefined;
  const script = parsedScript(text, shell);
  if (script.dialect === "none") return undefined;
  const anything = (at: Span): Value => ({ kind: "unknown", because: "it is not asked for", on: ["script"], span: at });
  const { invocations } = runScript(script, {
    evaluate: (_inner, whole) => anything(whole),
    inherited: (_name, at) => anything(at),
    fileAt: () => undefined,
  });
  const commands: QuietCommand[] = [];
  for (const invocation of invocations) {
    const command = knownCommand(invocation);
    if (command.kind === "harmless") continue;
    if (command.kind === "row") {
      if (command.row.effects.length > 0 || command.row.may) return undefined;
    } else if (!isFixed(invocation)) return undefined;
    else commands.push({ what: `\`${invocation.program}\``, may: command.kind === "pull" ? "pull" : "anything", at: invocation.at, reached: invocation.reached });
  }
  return commands;
}

/** With a word that hangs on something, the tables might know it for harmless when it runs. */
function isFixed({ program, words, written, printed }: Invocation): boolean {
  return program !== undefined && !printed && !written.value.includes("/") && words.every(({ value }) => literalOf(value) !== undefined);
}
