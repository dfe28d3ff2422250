import { existsSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isInside } from "./collection.ts";
import { errorCode, reasonOf } from "./complaint.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Invocation } from "./parse-options.ts";
import { configurationPaths } from "./read-configuration.ts";
import { checkoutAround } from "./repository-root.ts";
import { shownPath } from "./shown-path.ts";
import type { Surroundings } from "./surroundings.ts";
import { UsageError } from "./usage-error.ts";

/** `ghcr-lint init`: writes a commented configuration for the checkout around the folder, and never over another one. */
export async function writeConfiguration({ paths }: Invocation, { folder, output }: Surroundings): Promise<ExitCode> {
  if (paths.length > 0) throw new UsageError(`ghcr-lint init takes no path, but got ${JSON.stringify(paths[0])}`);
  const { configurationTemplate } = await import("@ghcr-lint/core");
  const root = checkoutAround(folder);
  const present = configurationPaths.map((path) => join(root, path)).find((path) => existsSync(path));
  if (present !== undefined) throw new UsageError(`${shownPath(folder, present)} already exists`);
  const path = join(root, configurationPaths[0]);
  const shown = shownPath(folder, path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (!isInside(realpathSync(root), realpathSync(dirname(path)))) {
      throw new UsageError(`cannot write ${shown}: .github is a symbolic link that leads out of the repository`);
    }
    writeFileSync(path, configurationTemplate, { flag: "wx" });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = errorCode(error) === "EEXIST" ? "something of that name is in the way" : reasonOf(error);
    throw new UsageError(`cannot write ${shown}: ${reason}`);
  }
  output.write(`wrote ${shown}\n`);
  return 0;
}
