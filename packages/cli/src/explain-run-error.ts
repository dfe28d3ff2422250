import { deliver } from "./deliver-report.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { discover } from "./discover.ts";
import type { ExitCode } from "./exit-code.ts";
import { judgeRepositories } from "./judge-repositories.ts";
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
  const { access, explainError, lint, mergeAccessMaps, mergeReports, renderExplanation } =
    await import("@ghcr-lint/core");
  const text = error === "-" ? await readLogFile(surroundings) : error;
  const found = await discover(invocation.paths, surroundings.folder);
  const { judged, unreadable } = await judgeRepositories(
    found.repositories,
    undefined,
    invocation,
    surroundings,
    (input) => ({
      // What nobody wants to hear of may be the cause all the same.
      report: lint({ ...input, configuration: undefined }),
      map: access(input),
    }),
  );
  const complaints = [...found.complaints, ...unreadable];
  for (const { path, message } of complaints) diagnostics.error(`${path} ${message}`);
  const reports = judged.length > 0 ? judged.map(({ report }) => report) : [lint(nothing)];
  const explanation = explainError(text, mergeReports(reports), mergeAccessMaps(judged.map(({ map }) => map)));
  deliver(invocation, surroundings, (style) => renderExplanation(explanation, style));
  if (complaints.length > 0) return 2;
  return explanation.errors.length > 0 ? 0 : 1;
}

const nothing = { files: [], lookup: () => undefined, settings: {} };

/** GitHub cuts the log of a step long before this. */
const largestLogInBytes = 64 * 1024 * 1024;

async function readLogFile({ readStandardInput }: Surroundings): Promise<string> {
  const bytes = await readStandardInput();
  if (bytes.length > largestLogInBytes) throw new UsageError("the log on standard input is larger than 64 MB");
  return new TextDecoder().decode(bytes);
}
