import type { Text } from "../source/text.ts";

/**
 * A script as commands, for bash, PowerShell and `cmd` alike. It knows the grammar and nothing of any program: what `docker`
 * means stands in `knowledge/`, what `$X` holds is found out in `facts/`.
 */
export interface Script {
  /** `none`: the shell is one that is not read here (python, a program of its own), and the body is empty. */
  readonly dialect: "bash" | "powershell" | "cmd" | "none";
  readonly body: readonly Statement[];
  /** In PowerShell, the variables that something in it sets, wherever it stands and whenever it runs; each once. */
  readonly sets: readonly { readonly name: string; readonly text: Text }[];
  /** Syntax errors. What could be read before and after them is in `body` all the same. */
  readonly broken: readonly Text[];
}

export type Statement =
  | Command
  /** `a | b`: each reads the one before. A lone command is not wrapped in one. */
  | { readonly kind: "pipeline"; readonly stages: readonly Statement[]; readonly text: Text }
  /** `a && b || c`, left to right. */
  | {
      readonly kind: "and-or";
      readonly first: Statement;
      readonly rest: readonly { readonly when: "&&" | "||"; readonly then: Statement }[];
    }
  | {
      readonly kind: "block";
      readonly body: readonly Statement[];
      readonly subshell: boolean;
      readonly redirects: readonly Redirect[];
    }
  | {
      readonly kind: "if";
      readonly branches: readonly { readonly test: readonly Statement[]; readonly body: readonly Statement[] }[];
      readonly otherwise: readonly Statement[];
      readonly redirects: readonly Redirect[];
    }
  /** `for X in WORDS`, `while TEST`; `words` is undefined where there are none to go through (`while`, `for ((…))`). */
  | {
      readonly kind: "loop";
      readonly variable: string | undefined;
      readonly words: readonly Word[] | undefined;
      readonly test: readonly Statement[];
      readonly body: readonly Statement[];
      readonly redirects: readonly Redirect[];
    }
  | {
      readonly kind: "case";
      readonly subject: Word;
      readonly items: readonly { readonly patterns: readonly Word[]; readonly body: readonly Statement[] }[];
      readonly redirects: readonly Redirect[];
    }
  | { readonly kind: "function"; readonly name: string; readonly body: readonly Statement[] }
  /**
   * `[[ … ]]`, `(( … ))` and what else runs no program; the words may run some in their substitutions. In PowerShell it is an
   * expression, and prints its `value`.
   */
  | { readonly kind: "test"; readonly words: readonly Word[]; readonly text: Text; readonly value?: Word | undefined };

export interface Command {
  readonly kind: "command";
  /** `A=b` before the command, or alone. */
  readonly assignments: readonly Assignment[];
  /** The program and its arguments; empty when there are only assignments or redirects. */
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
  /** The whole command with its arguments, over continuation lines, without the bodies of here-documents. */
  readonly text: Text;
}

export interface Assignment {
  readonly name: string;
  readonly append: boolean;
  /** A list for `A=(b c)`. */
  readonly value: Word | readonly Word[];
  readonly text: Text;
}

export interface Redirect {
  /** File descriptor, with bash's default filled in: 0 for `<`, 1 for `>`; -1 for both (`&>`). */
  readonly descriptor: number;
  readonly kind: "read" | "write" | "append" | "here-string" | "here-document" | "duplicate";
  /** The file, the string or, for a here-document, its body (one part without expansions where the delimiter is quoted). */
  readonly target: Word;
}

/** A word after quotes are taken away: `ghcr.io/"$OWNER"/app` is text, variable, text. */
export interface Word {
  readonly parts: readonly WordPart[];
  /** With its quotes. */
  readonly text: Text;
}

export type WordPart = { readonly text: Text; readonly quoted: boolean } &
  /** `value` is always `text.value`: where an escape is taken away, the text knows the way around it. */
  (
    | { readonly kind: "text"; readonly value: string }
    /** A `${{ … }}` that the runner fills in before the shell starts; `inner` is what stands between the braces. */
    | { readonly kind: "expression"; readonly inner: Text }
    /**
     * `$X`, or `%X%` in `cmd`, which has names in upper case. In PowerShell `$env:X` has the name `X`, and a variable of the script, whose case does not matter, has its name in
     * lower case behind its `$`. `whole` says that of a list it is all elements, each for itself or with blanks between them; else it is the
     * first one.
     */
    | {
        readonly kind: "variable";
        readonly name: string;
        readonly change: VariableChange | undefined;
        readonly whole?: "each" | "joined" | undefined;
      }
    /** `$(…)`, backticks and `<(…)`. */
    | { readonly kind: "substitution"; readonly body: readonly Statement[] }
    /** In PowerShell, what a method, a property or an index makes of a value: `$x.ToLower()`, `("…").Length`. */
    | { readonly kind: "changed"; readonly parts: readonly WordPart[]; readonly change: "lower" | "other" }
    /** Globs, braces, arithmetic: something that is known only when it runs. */
    | { readonly kind: "dynamic" }
  );

/** What `${X…}` does with X. */
export type VariableChange =
  /** `${X:-word}`, `${X:=word}`; `+` and `?` likewise. Without the colon, as in `${X-word}`, an empty text counts as set. */
  | {
      readonly kind: "default" | "assign" | "alternative" | "required";
      readonly operand: Word;
      readonly orEmpty: boolean;
    }
  | { readonly kind: "lower" | "upper" }
  /** `#`, `##`, `%`, `%%`: a literal pattern is given where it is one. */
  | { readonly kind: "remove"; readonly where: "prefix" | "suffix"; readonly longest: boolean; readonly pattern: Word }
  | { readonly kind: "other" };
