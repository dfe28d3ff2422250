import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deliver } from "./deliver-report.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Invocation } from "./parse-options.ts";
import { noSuchRule } from "./select-rules.ts";
import type { Surroundings } from "./surroundings.ts";
import { UsageError } from "./usage-error.ts";

/** `ghcr-lint explain RULE ...`: the pages of rules, as they stand in docs/rules. */
export async function explainRules(invocation: Invocation, surroundings: Surroundings): Promise<ExitCode> {
  const { renderPage, rulePage, rules } = await import("@ghcr-lint/core");
  const ids = rules.map(({ id }) => id);
  const asked = invocation.paths.map((name) => {
    const rule = rules.find(({ id }) => id === name);
    if (rule === undefined) throw new UsageError(noSuchRule(name, ids, /[\s:]/.test(name) ? errorHint : undefined));
    return rule;
  });
  if (asked.length === 0) {
    throw new UsageError("explain what? A rule (`ghcr-lint rules` lists them), or --error with what a run said");
  }
  deliver(invocation, surroundings, (style) =>
    asked.map((rule) => renderPage(bundledPage(rule.id) ?? rulePage(rule), style)).join("\n\n"),
  );
  return 0;
}

const errorHint = "for what a run said: ghcr-lint explain --error TEXT";

/** The bundle takes the pages with it, so that they can be read offline: an example costs more to make than to keep. */
function bundledPage(id: string): string | undefined {
  const path = join(__dirname, "rules", `${id}.md`);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
