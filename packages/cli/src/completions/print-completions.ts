import type { ExitCode } from "../exit-code.ts";
import type { Invocation } from "../parse-options.ts";
import { didYouMean } from "@ghcr-lint/core/nearest-word";
import type { Surroundings } from "../surroundings.ts";
import { UsageError } from "../usage-error.ts";
import { bashScript } from "./bash-script.ts";
import { completedCommands } from "./completed-commands.ts";
import type { CompletedCommand, CompletedRule } from "./completed-commands.ts";
import { fishScript } from "./fish-script.ts";
import { shells } from "./shells.ts";
import type { Shell } from "./shells.ts";
import { zshScript } from "./zsh-script.ts";

const scripts: Readonly<
  Record<Shell, (commands: readonly CompletedCommand[], rules: readonly CompletedRule[]) => string>
> = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** `ghcr-lint completions SHELL`: a script for the shell, made of the same tables that the command itself goes by. */
export async function printCompletions(invocation: Invocation, surroundings: Surroundings): Promise<ExitCode> {
  const [name, more] = invocation.paths;
  const known = `${shells.slice(0, -1).join(", ")} or ${shells.at(-1) ?? ""}`;
  if (name === undefined) throw new UsageError(`ghcr-lint completions needs the name of a shell: ${known}`);
  if (more !== undefined)
    throw new UsageError(`ghcr-lint completions takes one shell, but got ${JSON.stringify(more)} too`);
  const shell = shells.find((each) => each === name);
  if (shell === undefined) {
    throw new UsageError(
      `ghcr-lint completions knows ${known}, not ${JSON.stringify(name)}${didYouMean(name, shells)}`,
    );
  }
  const { rules } = await import("@ghcr-lint/core");
  surroundings.output.write(scripts[shell](completedCommands(), rules));
  return 0;
}
