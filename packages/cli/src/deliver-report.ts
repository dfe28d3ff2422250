import type { Report } from "@ghcr-lint/core";
import { wantsColor } from "./color.ts";
import type { Invocation } from "./parse-options.ts";
import type { Output, Surroundings } from "./surroundings.ts";
import { writeOutput } from "./write-output.ts";

/** Renders a report as it was asked for, and puts it where it was asked for. */
export async function deliverReport(report: Report, invocation: Invocation, surroundings: Surroundings): Promise<void> {
  const { outputFile } = invocation;
  const { environment, folder, output } = surroundings;
  if (outputFile === undefined || outputFile === "-") {
    output.write(await render(report, invocation, output, environment));
  } else {
    // FORCE_COLOR speaks of what is seen, and nobody watches a file.
    const file: Output = {
      isTerminal: false,
      columns: undefined,
      write: (text) => writeOutput(outputFile, text, folder),
    };
    file.write(await render(report, invocation, file, {}));
  }
}

async function render(
  report: Report,
  invocation: Invocation,
  output: Output,
  environment: Surroundings["environment"],
): Promise<string> {
  const { renderJson, renderSarif, renderText } = await import("@ghcr-lint/core");
  if (invocation.format === "json") return renderJson(report);
  if (invocation.format === "sarif") return renderSarif(report);
  const { quiet, verbose } = invocation;
  const findings = quiet ? report.findings.filter(({ severity }) => severity !== "note") : report.findings;
  const color = wantsColor(invocation.color, environment, output.isTerminal);
  const width = output.columns === undefined ? {} : { width: Math.max(output.columns, narrowest) };
  return renderText({ ...report, findings }, { color, quiet, verbose, ...width });
}

/** Below this many columns lines are better wrapped by the terminal than cut. */
const narrowest = 60;
