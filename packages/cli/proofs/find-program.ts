import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { runProgram } from "./run-program.ts";

/** What the proofs need beside Node: the names that a program goes by, and Debian's package of it. */
export const programs = {
  chromium: { names: ["chromium", "chromium-browser", "google-chrome"], package: "chromium" },
  zsh: { names: ["zsh"], package: "zsh" },
  fish: { names: ["fish"], package: "fish" },
} as const;

export type Program = keyof typeof programs;

/**
 * The path of a program, which is installed by apt where it is missing. Where that cannot be done the proof fails and says
 * so: a proof that is left out in silence looks like one that holds.
 */
export function findProgram(program: Program): string {
  const { names, package: wanted } = programs[program];
  const path = lookUp(names) ?? (install(wanted) ? lookUp(names) : undefined);
  if (path !== undefined) return path;
  throw new Error(`the proofs need ${program}, which is not here and which apt could not install; please install it`);
}

function lookUp(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => isExecutable(path));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function install(debianPackage: string): boolean {
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const apt = (...argumentList: string[]): boolean => {
    const [program = "apt-get", ...rest] = [...asRoot, "apt-get", ...argumentList];
    if (lookUp([program]) === undefined) return false;
    return runProgram(program, rest, "/").code === 0;
  };
  const installed = (): boolean => apt("install", "-y", "--no-install-recommends", debianPackage);
  return installed() || (apt("update") && installed());
}
