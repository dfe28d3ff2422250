import type { Discovery } from "./collection.ts";
import { wantsColor } from "./color.ts";
import { readCommand } from "./command.ts";
import type { Complaint } from "./complaint.ts";
import { deliver, deliverMap, deliverReport } from "./deliver-report.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { discover } from "./discover.ts";
import { exitCode } from "./exit-code.ts";
import type { ExitCode } from "./exit-code.ts";
import { explainRules } from "./explain-rules.ts";
import { explainRunError } from "./explain-run-error.ts";
import { lintRepositories } from "./lint-repositories.ts";
import { mapRepositories } from "./map-repositories.ts";
import { parseOptions } from "./parse-options.ts";
import type { Invocation } from "./parse-options.ts";
import { showRules } from "./show-rules.ts";
import { pipedFile } from "./standard-input.ts";
import type { PipedFile } from "./standard-input.ts";
import type { Surroundings } from "./surroundings.ts";
import { UsageError } from "./usage-error.ts";
import { version } from "./version.ts";
import { writeConfiguration } from "./write-configuration.ts";

/** One run of the command: from its arguments to its exit code. A wrong invocation is told here; a bug is not caught. */
export async function run(argumentList: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { environment, output } = surroundings;
  try {
    const { command, rest } = readCommand(argumentList, surroundings.folder);
    const invocation = parseOptions(rest, command);
    if (invocation.help) {
      const { help } = await import("./help.ts");
      output.write(help(wantsColor(invocation.color, environment, output.isTerminal)));
      return 0;
    }
    if (!invocation.version) return await obey(invocation, surroundings);
    output.write(`${version}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    (await openDiagnostics(surroundings, "auto")).error(error.message);
    return 2;
  }
}

/** Loaded when there is something to say: what gives it its colors opens standard output first, which takes its time. */
async function openDiagnostics(
  { diagnostics, environment }: Surroundings,
  color: Invocation["color"],
): Promise<Diagnostics> {
  const { createDiagnostics } = await import("./diagnostics.ts");
  return createDiagnostics(diagnostics, wantsColor(color, environment, diagnostics.isTerminal));
}

async function obey(invocation: Invocation, surroundings: Surroundings): Promise<ExitCode> {
  const { command, color, error } = invocation;
  if (command === "rules") return await showRules(invocation, surroundings);
  if (command === "completions") {
    const { printCompletions } = await import("./completions/print-completions.ts");
    return await printCompletions(invocation, surroundings);
  }
  if (command === "init") return await writeConfiguration(invocation, surroundings);
  if (command === "--lsp") {
    const { serveEditor } = await import("./editor/serve-editor.ts");
    return await serveEditor(invocation, surroundings);
  }
  if (command !== "explain") return await judgeAndReport(invocation, surroundings);
  return error === undefined
    ? await explainRules(invocation, surroundings)
    : await explainRunError(error, invocation, surroundings, await openDiagnostics(surroundings, color));
}

async function judgeAndReport(invocation: Invocation, surroundings: Surroundings): Promise<ExitCode> {
  const { folder } = surroundings;
  const piped = await readPiped(invocation, surroundings);
  const named = invocation.paths.filter((path) => path !== "-");
  const isPipedOnly = piped !== undefined && named.length === 0;
  const found: Discovery = isPipedOnly ? nothing : await discover(named, folder);
  const complain = async (unreadable: readonly Complaint[]): Promise<readonly Complaint[]> => {
    const complaints = [...found.complaints, ...unreadable];
    if (complaints.length + found.empty.length === 0) return complaints;
    const diagnostics = await openDiagnostics(surroundings, invocation.color);
    for (const { path, message } of complaints) diagnostics.error(`${path} ${message}`);
    for (const path of found.empty) diagnostics.say(`no workflows found under ${path}`);
    return complaints;
  };
  if (invocation.command === "access") {
    const { map, unreadable } = await mapRepositories(found.repositories, piped, invocation, surroundings);
    const complaints = await complain(unreadable);
    if (invocation.format === "json" || isJudged(map, complaints)) await deliverMap(map, invocation, surroundings);
    return complaints.length > 0 ? 2 : 0;
  }
  const judge =
    invocation.fix === undefined ? lintRepositories : (await import("./fix-repositories.ts")).fixRepositories;
  const { report, unreadable, diff } = await judge(found.repositories, piped, invocation, surroundings);
  const complaints = await complain(unreadable);
  const { failOn, exitZero } = invocation;
  if (diff !== undefined) {
    deliver(invocation, surroundings, () => diff);
    const findings = diff === "" ? report.findings : [{ severity: failOn }];
    return exitCode(findings, { failOn, exitZero, unreadable: complaints.length > 0 });
  }

  // Whoever reads nothing but the report has to be told there what others are told beside it.
  const isBeside = invocation.format === "text" || invocation.format === "github";
  const untold = isBeside ? found.passedOver : [...complaints, ...found.passedOver];
  const told = { ...report, remarks: [...untold, ...report.remarks] };
  const isNothing = report.findings.length === 0 && !isJudged(report, complaints);
  if (isNothing && invocation.format === "markdown") return 2;
  const quiet = invocation.quiet || isNothing;
  // The map is of the files as they are now, also where some of them have just been fixed.
  const isMapped = invocation.format === "markdown";
  const mapped = isMapped ? await mapRepositories(found.repositories, piped, invocation, surroundings) : undefined;
  await deliverReport(told, mapped?.map, { ...invocation, quiet }, surroundings);
  return exitCode(report.findings, { failOn, exitZero, unreadable: complaints.length > 0 });
}

/** Where nothing of what was named could be read, "no problems" would be no good news. */
function isJudged({ files }: { readonly files: number }, complaints: readonly Complaint[]): boolean {
  return files > 0 || complaints.length === 0;
}

const nothing: Discovery = { repositories: [], complaints: [], passedOver: [], empty: [] };

async function readPiped(invocation: Invocation, surroundings: Surroundings): Promise<PipedFile | undefined> {
  const name = invocation.stdinFilename;
  if (!invocation.paths.includes("-")) {
    if (name !== undefined) throw new UsageError("--stdin-filename is the name of what `-` reads, and no path is `-`");
    return undefined;
  }
  const piped = pipedFile(await surroundings.readStandardInput(), name, surroundings.folder);
  if (piped === undefined) throw new UsageError("standard input is larger than 10 MB");
  return piped;
}
