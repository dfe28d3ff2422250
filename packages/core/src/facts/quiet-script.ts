import { literalOf } from "../expressions/read-value.ts";
import type { Truth, Value } from "../expressions/value.ts";
import type { Span } from "../source/span.ts";
import type { Text } from "../source/text.ts";
import { isForeign, knownCommand } from "./command/command-row.ts";
import type { OpaqueStep } from "./facts.ts";
import { builtinOf } from "./script/builtins.ts";
import type { Invocation } from "./script/invocation.ts";
import { parsedScript } from "./script/parsed-script.ts";
import { runScript } from "./script/run-script.ts";
import type { Checkout } from "./workspace.ts";

/** A command that cannot be looked into, in a script that does nothing else of interest. */
export interface QuietCommand {
  readonly what: string;
  readonly may: OpaqueStep["may"];
  readonly at: Span;
  readonly reached: Truth;
}

/**
 * A script that does the same wherever it runs: it speaks to no registry, hands nothing on to later steps and calls no file
 * of the repository that is at hand, whatever its variables hold. Most scripts are like that, and a matrix, a called
 * workflow or a local action brings each of them back a dozen times: it is enough to have walked through it once.
 * `undefined` for all others.
 */
export function quietScript(step: QuietStep): readonly QuietCommand[] | undefined {
  const { script, shell, folder, checkouts } = step;
  let byPlace = known.get(script);
  if (!byPlace) known.set(script, (byPlace = new Map<string, readonly QuietCommand[] | undefined>()));
  const place = [shell, folder, ...checkouts.map(({ at, holds }) => `${at}=${holds}`)].join();
  if (!byPlace.has(place)) byPlace.set(place, walk(step));
  return byPlace.get(place);
}

export interface QuietStep {
  readonly script: Text;
  readonly shell: string | undefined;
  /** Where it starts; undefined where that is known only when it runs. */
  readonly folder: string | undefined;
  readonly checkouts: readonly Checkout[];
  /** Somebody may read what it gives out. */
  readonly isRead: () => boolean;
  readonly fileAt: (place: string) => Text | undefined;
}

const known = new WeakMap<Text, Map<string, readonly QuietCommand[] | undefined>>();

/** What is handed on is told from the text alone, before anything is parsed. */
const exporting = /GITHUB_ENV|::set-|config\.json|auth\.json|\.docker\b/;
const output = /GITHUB_OUTPUT/;

function walk({ script: text, shell, folder, isRead, fileAt }: QuietStep): readonly QuietCommand[] | undefined {
  if (exporting.test(text.value) || (output.test(text.value) && isRead())) return undefined;
  const script = parsedScript(text, shell);
  if (script.dialect === "none") return undefined;
  const anything = (at: Span): Value => ({ kind: "unknown", because: "it is not asked for", on: ["script"], span: at });
  let isAtHand = false;
  const { invocations, bounds } = runScript(script, {
    evaluate: (_inner, whole) => anything(whole),
    inherited: (_name, at) => anything(at),
    folder,
    places: new Map(),
    fileAt: (place) => {
      isAtHand ||= place === undefined || fileAt(place) !== undefined;
      return undefined;
    },
  });
  // What stands behind a bound, or cannot be read, is no part of what it is seen to do.
  if (isAtHand || bounds.size > 0 || script.broken.length > 0) return undefined;
  const commands: QuietCommand[] = [];
  for (const invocation of invocations) {
    const command = knownCommand(invocation);
    if (command.kind === "harmless") continue;
    if (command.kind === "row") {
      if (command.row.effects.length > 0 || command.row.may) return undefined;
    } else if (!isFixed(invocation)) return undefined;
    else
      commands.push({
        what: `\`${invocation.program}\``,
        may: command.kind === "pull" ? "pull" : "anything",
        at: invocation.at,
        reached: invocation.reached,
      });
  }
  return commands;
}

/** With a word that hangs on something the tables might know it for harmless, or a shell find its file, when it runs. */
function isFixed({ program, words, printed }: Invocation): boolean {
  if (program === undefined || printed) return false;
  return isForeign(program) && builtinOf(program) === undefined
    ? true
    : words.every(({ value }) => literalOf(value) !== undefined);
}
