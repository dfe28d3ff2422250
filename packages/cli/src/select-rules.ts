import type { Rule } from "@ghcr-lint/core";
import { didYouMean } from "@ghcr-lint/core/nearest-word";
import { UsageError } from "./usage-error.ts";

export interface RuleSelection {
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
}

/** The rules that --only and --skip name; one that does not exist is an error, or a typo would switch the tool off. */
export function selectRules(
  known: readonly Pick<Rule, "id">[],
  asked: { readonly only: readonly string[]; readonly skip: readonly string[] },
): RuleSelection {
  const ids = known.map((rule) => rule.id);
  for (const option of ["only", "skip"] as const) {
    const unknown = asked[option].find((id) => !ids.includes(id));
    if (unknown === undefined) continue;
    throw new UsageError(`--${option}: ${noSuchRule(unknown, ids)}`);
  }
  return {
    ...(asked.only.length === 0 ? {} : { only: asked.only }),
    ...(asked.skip.length === 0 ? {} : { skip: asked.skip }),
  };
}

export function noSuchRule(name: string, ids: readonly string[], hint = "see ghcr-lint rules"): string {
  const suggestion = didYouMean(name, ids);
  return `there is no rule ${JSON.stringify(name)}${suggestion === "" ? `; ${hint}` : suggestion}`;
}
