import type { Truth, Value } from "../../expressions/value.ts";
import type { Span } from "../../source/span.ts";
import type { Text } from "../../source/text.ts";
import type { Home } from "./shell-state.ts";

/** A program as the script calls it, with its words as far as they are known. Wrappers like `sudo` are taken away. */
export interface Invocation {
  /** Without its path; undefined where the name itself is not known. */
  readonly program: string | undefined;
  /** The program's word as it is written. */
  readonly written: Text;
  readonly words: readonly WordValue[];
  readonly stdin: Stdin;
  /** Whether the script gets here at all, once the step runs. */
  readonly reached: Truth;
  /** Where it fails, the script goes on: `|| true`. */
  readonly forgiven: boolean;
  readonly home: Home;
  /** It runs on another machine, whose stores are its own. */
  readonly remote: boolean;
  /** A variable as this program sees it. */
  readonly environment: (name: string) => Value;
  /** A file of the repository, by its path from the folder where the program runs. */
  readonly fileAt: (path: string) => Text | undefined;
  /** It is not called: `echo` prints it, because the pipe in front of it was forgotten. */
  readonly printed: boolean;
  /** The first line of the command. */
  readonly at: Span;
}

export interface WordValue {
  readonly value: Value;
  /** With its quotes. */
  readonly at: Span;
  /** The expressions that the runner pastes into it. */
  readonly pasted: readonly Span[];
  /** It comes out of a choice, of which the command gets one alone: `${{ … && '--push' || '--load' }}`. */
  readonly perhaps?: true;
}

export type Stdin =
  /** Nothing: the runner gives a step no input. */
  | { readonly kind: "none" }
  | { readonly kind: "value"; readonly value: Value; readonly at: Span; readonly pasted: readonly Span[] }
  /** Something is piped in, and what it is cannot be told. */
  | { readonly kind: "unknown" };
