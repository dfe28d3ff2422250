import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const bundle = fileURLToPath(new URL("../../../dist/ghcr-lint.cjs", import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly diagnostics: string;
}

/** Runs the bundled command as a process of its own, as people do. */
export function runCommand(
  argumentList: readonly string[],
  place: {
    readonly folder: string;
    readonly input?: string;
    readonly environment?: NodeJS.ProcessEnv;
    readonly file?: string;
  },
): Outcome {
  const { PATH } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [place.file ?? bundle, ...argumentList], {
    cwd: place.folder,
    env: { PATH, ...place.environment },
    input: place.input ?? "",
    encoding: "utf8",
  });
  return { code: status, output: stdout, diagnostics: stderr };
}
