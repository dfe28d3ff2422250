import type { Script } from "./script.ts";

/**
 * What the scripts of a `shell:` are written in; undefined where it cannot be told (no shell, or an expression). The
 * value may be a whole command line (`bash -leo pipefail {0}`, `nix develop -c bash -e {0}`), so that the last program
 * in it that is known counts. Anything else is a language that is not read here.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
 */
export function shellDialect(shell: string | undefined): Script["dialect"] | undefined {
  if (shell === undefined || shell.trim() === "" || shell.includes("${{")) return undefined;
  let dialect: Script["dialect"] = "none";
  for (const word of shell.split(/[\s"']+/)) {
    const program = word.slice(Math.max(word.lastIndexOf("/"), word.lastIndexOf("\\")) + 1).toLowerCase();
    dialect = programs.get(program.replace(/\.exe$/, "")) ?? dialect;
  }
  return dialect;
}

const programs: ReadonlyMap<string, Exclude<Script["dialect"], "none">> = new Map([
  ["bash", "bash"],
  ["sh", "bash"],
  ["dash", "bash"],
  ["ash", "bash"],
  ["ksh", "bash"],
  ["zsh", "bash"],
  // https://github.com/msys2/setup-msys2, https://github.com/jirutka/setup-alpine, https://github.com/Vampire/setup-wsl
  ["msys2", "bash"],
  ["alpine.sh", "bash"],
  ["wsl-bash", "bash"],
  ["pwsh", "powershell"],
  ["powershell", "powershell"],
  ["cmd", "cmd"],
]);
