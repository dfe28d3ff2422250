import { wordList } from "./word-list.ts";

/**
 * Variables that make sets by itself, where neither a Makefile nor the environment does; without a text where that hangs on
 * the call.
 * https://www.gnu.org/software/make/manual/html_node/Implicit-Variables.html
 * https://www.gnu.org/software/make/manual/html_node/Special-Variables.html
 */
export const makeVariables: ReadonlyMap<string, string | undefined> = new Map(
  Object.entries({
    AR: "ar",
    AS: "as",
    CC: "cc",
    CXX: "c++",
    CPP: "cc -E",
    RM: "rm -f",
    CURDIR: undefined,
    MAKECMDGOALS: undefined,
    MAKEFILE_LIST: undefined,
    MAKEFLAGS: undefined,
    MAKELEVEL: undefined,
    MAKE_VERSION: undefined,
    MFLAGS: undefined,
  }),
);

export interface MakeOption {
  readonly names: readonly string[];
  /** What it takes; a number may also be left out. */
  readonly takes?: "folder" | "file" | "number";
}

/**
 * Options that change nothing of what make does, but where. The rest are deliberately absent: they take rules from elsewhere
 * (`-I`, `--eval`), or run nothing (`-n`).
 * https://www.gnu.org/software/make/manual/html_node/Options-Summary.html
 */
export const makeOptions: readonly MakeOption[] = [
  { names: ["-C", "--directory"], takes: "folder" },
  { names: ["-f", "--file", "--makefile"], takes: "file" },
  { names: ["-j", "--jobs", "-l", "--load-average", "--max-load"], takes: "number" },
  {
    names: wordList(`
      -B --always-make -d --debug -i --ignore-errors -k --keep-going -S --no-keep-going --stop -s --silent --quiet -w
      --print-directory --no-print-directory --no-silent -r --no-builtin-rules -R --no-builtin-variables --trace -O
      --output-sync --warn-undefined-variables
    `),
  },
];
