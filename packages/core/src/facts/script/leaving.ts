import { literalOf } from "../../expressions/read-value.ts";
import { and, NO, not, or } from "../../expressions/truth.ts";
import type { Truth } from "../../expressions/value.ts";
import type { Statement } from "../../shell/script.ts";
import type { Builtin } from "./builtin.ts";
import type { ShellState } from "./shell-state.ts";

/** When a shell, or the body of a function, was left by `exit` or `return`. Shared by all that runs in it. */
export interface Leaving {
  when: Truth;
}

export function notLeft(): Leaving {
  return { when: NO };
}

/** A sub-shell, a stage of a pipeline, a script that is called: `exit` ends it alone, and `cd` moves it alone. */
export function newShell({ folder }: Pick<ShellState, "folder">): Pick<ShellState, "shell" | "body" | "folder"> {
  return { shell: notLeft(), body: notLeft(), folder: { ...folder } };
}

/** The state of what comes next: it runs only where nothing before it has left. */
export function stillHere(state: ShellState): ShellState {
  const { shell, body } = state;
  if (shell.when.is === "no" && body.when.is === "no") return state;
  return { ...state, reached: and(state.reached, not(shell.when), not(body.when)) };
}

/**
 * `exit 0` is the end of what the script wanted to do. With any other status the run fails there, as it would at a command
 * that fails, which is not followed either: it counts only where the events decide, as a guard against them.
 */
export function left(cell: "shell" | "body"): Builtin {
  return (words, { state }) => {
    const { reached } = state;
    // `cmd` leaves its script alone by `exit /b`.
    const status = words.map(({ value }) => literalOf(value)).find((word) => word?.toLowerCase() !== "/b");
    const leaving = state[cell];
    if (status === "0" || hangsOnEvents(reached)) leaving.when = or(leaving.when, reached);
    return { output: undefined };
  };
}

function hangsOnEvents(truth: Truth): boolean {
  return truth.is === "maybe" && truth.on.length > 0 && truth.on.every((name) => name.startsWith("github."));
}

/** It certainly succeeds, and so does what it stands behind by `||`: `true`, `:`, a message, `exit 0`. */
export function succeeds(statement: Statement): boolean {
  if (statement.kind === "block") {
    const last = statement.body.at(-1);
    return last !== undefined && succeeds(last);
  }
  if (statement.kind !== "command") return false;
  const [program, status] = statement.words.map(({ text }) => text.value);
  return program === "exit" || program === "return" ? status === "0" : /^(?:true|:|echo|printf)$/.test(program ?? "");
}

/** `exit 0`, PowerShell's `throw`, or a group that ends so. What stands before it by `&&` is a question then, and no step of the work. */
export function leaves(statement: Statement): boolean {
  if (statement.kind === "block") {
    const last = statement.body.at(-1);
    return !statement.subshell && last !== undefined && leaves(last);
  }
  return statement.kind === "command" && /^(exit|return|throw)$/.test(statement.words[0]?.text.value ?? "");
}
