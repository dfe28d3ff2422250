import type { Command, Statement } from "../../shell/script.ts";
import type { WordValue } from "./invocation.ts";
import type { Output, ShellState } from "./shell-state.ts";

/** What the shell does by itself, or a filter that everybody has. `undefined`: after all it is a program to be called. */
export type Builtin = (words: readonly WordValue[], call: Call) => Done | undefined;

export interface Done {
  readonly output: Output | undefined;
  /** What it prints may be a command: `echo "$TOKEN" docker login …`, where a pipe was meant. */
  readonly swallowed?: readonly WordValue[];
}

/** The command as it is written, and where it runs. */
export interface Call {
  readonly command: Command;
  readonly state: ShellState;
  readonly runAll: (body: readonly Statement[], state: ShellState) => Output | undefined;
  /** A part of what it does is not followed: it also counts as a program that cannot be looked into. */
  readonly leaveOpen: () => void;
}
