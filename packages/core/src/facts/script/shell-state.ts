import type { Truth, Value } from "../../expressions/value.ts";
import type { Statement } from "../../shell/script.ts";
import type { Span } from "../../source/span.ts";
import type { Text } from "../../source/text.ts";
import type { Invocation, Stdin } from "./invocation.ts";
import type { Leaving } from "./leaving.ts";
import { isOwnVariable, unsetOwnVariable } from "./own-variable.ts";
import type { Variables } from "./variables.ts";

/** What a script starts from: how its expressions are filled in, and what its environment holds. */
export interface ShellEnvironment {
  readonly evaluate: (inner: Text, whole: Span) => Value;
  /** An inherited variable; of the kind `empty` where certainly nothing sets it. */
  readonly inherited: (name: string, at: Span) => Value;
  /** Where it starts, from the workspace, which is ""; undefined where that is known only when it runs. */
  readonly folder: string | undefined;
  /** Contexts that hold a path of the workspace: `github.workspace`. */
  readonly places: ReadonlyMap<string, string>;
  /** A file of the repository, by its place in the workspace; it is asked also where that is not known. */
  readonly fileAt: (place: string | undefined) => Text | undefined;
}

/** What a script does, in order: the programs that it calls, and what it hands on to later steps. */
export interface ScriptTrace {
  readonly invocations: Invocation[];
  /** `NAME=value` written to `$GITHUB_ENV`, later ones in place of earlier ones. */
  readonly exported: Map<string, Value>;
  /** `name=value` written to `$GITHUB_OUTPUT`. */
  readonly outputs: Map<string, Value>;
  /** Something that cannot be read was written to `$GITHUB_ENV`: any variable may be set. */
  exportsUnknown: boolean;
  /** Where it names `$GITHUB_ENV` to write what is in `exported`. */
  readonly handedOnBy: Span[];
  /** Files that it writes and removes, in order. */
  readonly files: FileChange[];
  /** What `trap` puts off until the script ends. */
  readonly atExit: Text[];
  /** Bounds that were reached, so that something of the script was not followed: "more than 5000 commands". */
  readonly bounds: Set<string>;
}

export interface FileChange {
  /** What stands in it now; undefined where it is removed. */
  readonly content: Output | undefined;
  readonly path: Value;
  /** The path as it is written. */
  readonly name: string;
  readonly at: Span;
  readonly reached: Truth;
  /** How many programs the script has called before. */
  readonly after: number;
}

/** What goes from a command into a pipe, a file or a variable. */
export interface Output {
  readonly value: Value;
  readonly at: Span;
  /** The secrets that the runner pastes into it. */
  readonly pasted: readonly Span[];
}

/** The state while a script is walked through. Branches work on copies; the trace and the budget are shared by all. */
export interface ShellState {
  readonly environment: ShellEnvironment;
  readonly trace: ScriptTrace;
  readonly variables: Variables;
  readonly functions: Map<string, readonly Statement[]>;
  /** `$1`, `$2` … of the function that runs. */
  readonly positional: readonly Value[] | undefined;
  /** What may have set variables that cannot be told: `source`, `eval` of something unknown. Shared by all. */
  readonly unsure: {
    variables: boolean;
    /** `exec < file` gives everything that follows something to read. */
    stdin: boolean;
  };
  readonly stdin: Stdin;
  readonly reached: Truth;
  /** Whether `exit` has ended this shell, and `return` this function or sourced file. */
  readonly shell: Leaving;
  readonly body: Leaving;
  /** Where this shell is. */
  readonly folder: Folder;
  /** The script that runs, by the path with which it was called: `$0`, and the file that is read: `$BASH_SOURCE`. */
  readonly self: { readonly script: Value | undefined; readonly source: Value | undefined };
  /** What runs here may fail: something stands behind it that succeeds (`|| true`). */
  readonly forgiven: boolean;
  readonly home: Home;
  /** It runs on another machine, by `ssh`. */
  readonly remote: boolean;
  /**
   * It is a text that another shell has put its variables into (`sh -c "… $IMAGE"`), which are taken for variables of this one.
   * So what they hold is read as a part of the script.
   */
  readonly hasVariables: boolean;
  readonly depth: number;
  readonly budget: { left: number };
  /** Runs statements for what they print. */
  readonly capture: (body: readonly Statement[], state: ShellState) => Output | undefined;
}

/** Whose home a command looks into: that of the user who runs the steps, root's under `sudo`, or somebody's. */
export type Home = "own" | "root" | "unknown";

/** From the workspace, which is ""; outside of it "/…"; undefined where that is not known. Shared by all that runs in a shell. */
export interface Folder {
  at: string | undefined;
}

/** What the script itself has put into a file, by the path as it is written. */
export function contentOf(path: string, { trace }: ShellState): Output | undefined {
  return trace.files.findLast(({ name }) => name === path)?.content;
}

/** A variable as the script sees it here. */
export function variableOf(state: ShellState, name: string, at: Span): Value {
  if (state.variables.has(name)) {
    const variable = state.variables.get(name);
    if (variable?.kind === "one") return variable.value;
    if (variable?.kind === "list") return variable.items[0] ?? { kind: "literal", text: "", type: "string", span: at };
    return { kind: "empty", because: `the script unsets \`$${name}\``, span: at };
  }
  if (isOwnVariable(name)) return unsetOwnVariable(name, at, state);
  const inherited = state.environment.inherited(name, at);
  if (inherited.kind !== "empty") return inherited;
  if (!state.unsure.variables && !hasAlike(state.variables, name)) return inherited;
  return {
    kind: "unknown",
    because: `the script may set \`$${name}\` by other means`,
    on: ["script", `$${name}`],
    span: at,
  };
}

/** `$env:Token` is `$env:TOKEN` on Windows, and on no other machine. */
function hasAlike(variables: Variables, name: string): boolean {
  const lower = name.toLowerCase();
  for (const each of variables.keys()) if (each.toLowerCase() === lower) return true;
  return false;
}
