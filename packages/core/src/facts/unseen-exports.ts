import { unknown } from "../expressions/make-value.ts";
import type { Value } from "../expressions/value.ts";
import type { Span } from "../source/span.ts";
import type { Text } from "../source/text.ts";
import type { Step } from "../workflow/model.ts";
import type { Bindings } from "./bindings.ts";
import type { StepTrace } from "./step-trace.ts";

/** Whether a script names `$GITHUB_ENV` where it is not seen to write to it: `f=$GITHUB_ENV`, `cp .env "$GITHUB_ENV"`. */
export function hasUnseenExports(script: Text, seen: readonly Span[]): boolean {
  if (!script.value.includes("GITHUB_ENV")) return false;
  return [...script.value.matchAll(/GITHUB_ENV\b/g)].some(({ index }) => {
    const line = script.value.slice(script.value.lastIndexOf("\n", index) + 1, index);
    if (/^\s*#/.test(line) || /\bcat\s+["']?\$\{?$/.test(line)) return false;
    const { start, file } = script.within(index, index + 1);
    return !seen.some((span) => span.file === file && span.start <= start && start < span.end);
  });
}

/**
 * What a step sets for the next ones. Of one that is read only in part, or not at all, it is told from its text which of the
 * variables it seems to set anew, and what they hold then is not known.
 */
export function exportsOf(
  { exported, exportsUnknown }: Pick<StepTrace, "exported" | "exportsUnknown">,
  step: Step,
  env: Bindings,
): ReadonlyMap<string, Value> {
  const names = exportsUnknown ? namesIn(step).filter((name) => !exported.has(name) && env.get(name)) : [];
  if (names.length === 0) return exported;
  return new Map([
    ...exported,
    ...names.map((name) => [name, unknown(`a step before may set \`${name}\``, step.line, [`env.${name}`])] as const),
  ]);
}

function namesIn({ action, with: inputs }: Step): readonly string[] {
  const texts = action.kind === "run" ? [action.script] : inputs.map(({ value }) => value);
  return texts.flatMap(({ value }) =>
    exporting.test(value)
      ? [...value.matchAll(named)].flatMap(([, assigned, exported]) => assigned ?? exported ?? [])
      : [],
  );
}

const exporting = /GITHUB_ENV|exportVariable/;
const named = /(?<![\w$.-])([A-Za-z_]\w*)(?:=(?!=)|<<)|exportVariable\(\s*["'`]([A-Za-z_]\w*)/g;
