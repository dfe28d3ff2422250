import type { AccessMap, Report } from "@ghcr-lint/core";
import { renderClean } from "@ghcr-lint/core/glance";
import { wantsColor } from "./color.ts";
import type { Invocation } from "./parse-options.ts";
import type { Output, Surroundings } from "./surroundings.ts";
import { openDescriptor, writeOutput } from "./write-output.ts";

/** Renders a report as it was asked for, and puts it where it was asked for. */
export async function deliverReport(
  report: Report,
  map: AccessMap | undefined,
  invocation: Invocation,
  surroundings: Surroundings,
): Promise<void> {
  const { format, quiet, verbose, reportSuppressed: suppressed } = invocation;
  if (format === "text" && !verbose && report.findings.length + report.suppressed.length === 0) {
    deliver(invocation, surroundings, ({ color }) => renderClean(report, { color, quiet }));
    return;
  }
  // Taken from it one by one: the bundle loads most of them only when they are asked for.
  const core = await import("@ghcr-lint/core");
  if (format === "sarif") {
    // No other format needs the library that packs, which takes longer to load than a report to render.
    const { sarifToUpload } = await import("./sarif-to-upload.ts");
    const render = (most: number): string => core.renderSarif(report, { suppressed, most });
    const sarif = sarifToUpload(render, report, invocation, surroundings);
    deliver(invocation, surroundings, () => sarif);
    return;
  }
  const findings = quiet ? report.findings.filter(({ severity }) => severity !== "note") : report.findings;
  const forPeople = { ...report, findings };
  deliver(invocation, surroundings, (style) => {
    switch (format) {
      case "json":
        return core.renderJson(report, { suppressed });
      case "github":
        return core.renderGithub(forPeople, { quiet, verbose, suppressed });
      case "markdown":
        return core.renderMarkdown(forPeople, { map, verbose, suppressed });
      case "text":
        return core.renderText(forPeople, { ...style, quiet, verbose, suppressed });
    }
  });
}

/** The same for an access map. */
export async function deliverMap(map: AccessMap, invocation: Invocation, surroundings: Surroundings): Promise<void> {
  const { renderAccessJson, renderAccessMarkdown, renderAccessText } = await import("@ghcr-lint/core");
  deliver(invocation, surroundings, (style) => {
    if (invocation.format === "json") return renderAccessJson(map);
    return invocation.format === "markdown" ? renderAccessMarkdown(map) : renderAccessText(map, style);
  });
}

interface Style {
  readonly color: boolean;
  readonly width?: number;
}

/** Puts a text where it was asked for, in the style of that place. */
export function deliver(
  { color, outputFile }: Invocation,
  { environment, folder, output }: Surroundings,
  render: (style: Style) => string,
): void {
  if (outputFile === undefined || outputFile === "-" || openDescriptor(outputFile) === 1) {
    output.write(render(styleFor(color, output, environment)));
  } else {
    // FORCE_COLOR speaks of what is seen, and nobody watches a file.
    writeOutput(outputFile, render(styleFor(color, { isTerminal: false, columns: undefined }, {})), folder);
  }
}

function styleFor(
  color: Invocation["color"],
  { isTerminal, columns }: Pick<Output, "isTerminal" | "columns">,
  environment: Surroundings["environment"],
): Style {
  const width = columns === undefined ? {} : { width: Math.max(columns, narrowest) };
  return { color: wantsColor(color, environment, isTerminal), ...width };
}

/** Below this many columns lines are better wrapped by the terminal than cut. */
const narrowest = 60;
