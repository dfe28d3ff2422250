import { deliver } from "./deliver-report.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Invocation } from "./parse-options.ts";
import type { Surroundings } from "./surroundings.ts";
import { UsageError } from "./usage-error.ts";

/** `ghcr-lint rules`: what there is, one line each. */
export async function showRules(invocation: Invocation, surroundings: Surroundings): Promise<ExitCode> {
  const [path] = invocation.paths;
  if (path !== undefined) throw new UsageError(`ghcr-lint rules takes no path, but got ${JSON.stringify(path)}`);
  const { renderRules, renderRulesJson, rules } = await import("@ghcr-lint/core");
  deliver(invocation, surroundings, (style) =>
    invocation.format === "json" ? renderRulesJson(rules) : renderRules(rules, style),
  );
  return 0;
}
