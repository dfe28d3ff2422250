import { spawnSync } from "node:child_process";

/** What a program printed, which has to end well. */
export function succeed(program: string, argumentList: readonly string[], folder: string): string {
  const { code, output, diagnostics } = runProgram(program, argumentList, folder);
  if (code === 0) return output;
  throw new Error(`${program} ${argumentList.join(" ")} in ${folder} ended with ${code}:\n${output}${diagnostics}`);
}

export function runProgram(
  program: string,
  argumentList: readonly string[],
  folder: string,
  input = "",
): { readonly code: number | null; readonly output: string; readonly diagnostics: string } {
  const { status, stdout, stderr, error } = spawnSync(program, argumentList, { cwd: folder, encoding: "utf8", input });
  if (error !== undefined) throw error;
  return { code: status, output: stdout, diagnostics: stderr };
}
