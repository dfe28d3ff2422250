import { deliver } from "./deliver-report.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { discover } from "./discover.ts";
import type { ExitCode } from "./exit-code.ts";
import { lintRepositories } from "./lint-repositories.ts";
import { mapRepositories } from "./map-repositories.ts";
import type { Invocation } from "./parse-options.ts";
import type { Surroundings } from "./surroundings.ts";
import { UsageError } from "./usage-error.ts";

/** `ghcr-lint explain --error TEXT [path ...]`: from what a run said to its cause in these files. 1: nothing is known of it. */
export async function explainRunError(
  error: string,
  invocation: Invocation,
  surroundings: Surroundings,
  diagnostics: Diagnostics,
): Promise<ExitCode> {
  const { explainError, renderExplanation } = await import("@ghcr-lint/core");
  const text = error === "-" ? await readLogFile(surroundings) : error;
  const found = await discover(invocation.paths, surroundings.folder);
  const { report, unreadable } = await lintRepositories(found.repositories, undefined, invocation, surroundings);
  const quiet = { ...surroundings, diagnostics: silent };
  const { map } = await mapRepositories(found.repositories, undefined, invocation, quiet);
  const complaints = [...found.complaints, ...unreadable];
  for (const { path, message } of complaints) diagnostics.error(`${path} ${message}`);
  const explanation = explainError(text, report, map);
  deliver(invocation, surroundings, (style) => renderExplanation(explanation, style));
  if (complaints.length > 0) return 2;
  return explanation.errors.length > 0 ? 0 : 1;
}

/** Reading the files a second time complains of nothing new. */
const silent: Surroundings["diagnostics"] = { isTerminal: false, columns: undefined, write: () => undefined };

/** GitHub cuts the log of a step long before this. */
const largestLogInBytes = 64 * 1024 * 1024;

async function readLogFile({ readStandardInput }: Surroundings): Promise<string> {
  const bytes = await readStandardInput();
  if (bytes.length > largestLogInBytes) throw new UsageError("the log on standard input is larger than 64 MB");
  return new TextDecoder().decode(bytes);
}
