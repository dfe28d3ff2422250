import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Configuration, ConfigurationProblem, SourceFile } from "@ghcr-lint/core";
import { reasonOf } from "./complaint.ts";
import type { Complaint } from "./complaint.ts";
import type { Invocation } from "./parse-options.ts";
import { largestFileInBytes } from "./repository-files.ts";
import type { RepositoryFiles } from "./repository-files.ts";
import { shownPath } from "./shown-path.ts";
import { UsageError } from "./usage-error.ts";

export interface ReadConfiguration {
  readonly configuration: Configuration | undefined;
  /** What is wrong with it; the rest counts all the same. */
  readonly complaints: readonly Complaint[];
  /** The same, where it stands in the file. */
  readonly problems: readonly ConfigurationProblem[];
}

export type ConfigurationOf = (root: string, read: RepositoryFiles["read"]) => ReadConfiguration;

/** Where a repository keeps its configuration. */
export const configurationPaths = [
  ".github/ghcr-lint.yml",
  ".github/ghcr-lint.yaml",
  "ghcr-lint.yml",
  "ghcr-lint.yaml",
] as const;

/** Finds the configuration that holds for a repository: the one that was asked for, else its own. */
export async function configurationReader(
  { config, noConfig }: Pick<Invocation, "config" | "noConfig">,
  folder: string,
): Promise<ConfigurationOf> {
  if (config !== undefined && noConfig) throw new UsageError("--config and --no-config exclude each other");
  const { parseConfiguration, positionOf } = await import("@ghcr-lint/core");
  const parse = (file: SourceFile): ReadConfiguration => {
    const { configuration, problems } = parseConfiguration(file);
    const complaints = problems.map(({ at, message }) => {
      const { line, column } = positionOf(file, at.start);
      return { path: `${file.shownPath}:${line}:${column}:`, message };
    });
    return { configuration, complaints, problems };
  };
  if (noConfig) return () => none;
  if (config === undefined) return (root, read) => ownConfiguration(root, read, parse);
  const asked = parse(readNamed(config, folder));
  let isTold = false;
  return () => {
    const complaints = isTold ? [] : asked.complaints;
    isTold = true;
    return { ...asked, complaints };
  };
}

const none: ReadConfiguration = { configuration: undefined, complaints: [], problems: [] };

export function hasConfiguration(root: string): boolean {
  return configurationPaths.some((name) => existsSync(join(root, name)));
}

function ownConfiguration(
  root: string,
  read: RepositoryFiles["read"],
  parse: (file: SourceFile) => ReadConfiguration,
): ReadConfiguration {
  const [path, second] = configurationPaths
    .map((name) => join(root, name))
    .filter((candidate) => existsSync(candidate));
  if (path === undefined) return none;
  const result = read(path);
  if (!("file" in result)) {
    return { ...none, complaints: [{ path: result.shown, message: `cannot be read: ${result.reason}` }] };
  }
  const parsed = parse(result.file);
  if (second === undefined) return parsed;
  const message = `is a second configuration beside ${result.file.shownPath}, and is not read`;
  const other = read(second);
  const shown = "file" in other ? other.file.shownPath : other.shown;
  return { ...parsed, complaints: [...parsed.complaints, { path: shown, message }] };
}

/** The person who runs the tool may name any file. */
function readNamed(name: string, folder: string): SourceFile {
  const path = resolve(folder, name);
  try {
    if (statSync(path).size > largestFileInBytes) throw new UsageError(`--config: ${name} is larger than 10 MB`);
    const shown = shownPath(folder, path);
    return { path: shown, shownPath: shown, text: readFileSync(path, "utf8") };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--config: ${name} cannot be read: ${reasonOf(error)}`);
  }
}
