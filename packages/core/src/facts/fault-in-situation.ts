import { literalOf, literalPrefix, literalSuffix } from "../expressions/read-value.ts";
import { joined, literal } from "../expressions/make-value.ts";
import type { Value } from "../expressions/value.ts";
import { broughtBy, eventsWithInputs, toldEvents } from "../knowledge/event-payloads.ts";
import type { ImageFault, Reach, Situation } from "./facts.ts";
import { githubInSituation } from "./github-in-situation.ts";
import { imageFault, isPlain } from "./image-fault.ts";

/**
 * Why a reference is none in a run of some kind that certainly gets there: its tag is the name of a branch with a slash, or
 * something that this event does not bring.
 */
export function faultInSituation(value: Value, situations: readonly Situation[], reach: Reach): ImageFault | undefined {
  const parts = value.kind === "joined" ? value.parts : [value];
  // Beside what a script puts together a ref is perhaps no more than what that is made of.
  if (parts.some(({ kind }) => kind === "unknown")) return undefined;
  for (const [index, part] of parts.entries()) {
    if (part.kind !== "context" || part.lowered || !isPlain(part.span)) continue;
    for (const [number, situation] of situations.entries()) {
      const text = reach[number]?.is === "yes" ? textIn(situation, part) : undefined;
      if (text === undefined) continue;
      const reason = text === "" ? `\`${part.name}\` is empty on \`${situation.event}\`` : `this is \`${text}\``;
      const filled: Value =
        text === "" ? { kind: "empty", because: reason, span: part.span } : literal(text, part.span);
      const fault = imageFault(joined(parts.with(index, filled), value.span));
      if (fault?.kind !== "format") continue;
      const because = fault.because.endsWith(reason) ? fault.because : `${fault.because}, and ${reason}`;
      return { kind: "format", because, at: part.span, situation };
    }
  }
  return undefined;
}

/** What a context holds there, with `…` for what only a run shows; undefined where nothing is known of it. */
function textIn(situation: Situation, { name, span }: Extract<Value, { kind: "context" }>): string | undefined {
  const { event, ref } = situation;
  if (!toldEvents.includes(event)) return undefined;
  const [context, property, inner] = name.split(".");
  const isInput = context === "inputs" || (property === "event" && inner === "inputs");
  if (isInput) return eventsWithInputs.includes(event) ? undefined : "";
  if (context !== "github") return undefined;
  if (property === "event" && broughtBy.get(inner ?? "")?.includes(event) === false) return "";
  if (name === "github.ref_name" && ref === "pull-request") return "…/merge";
  const found = githubInSituation(name, situation, span);
  return found && (literalOf(found) ?? `${literalPrefix(found)}…${literalSuffix(found)}`);
}
