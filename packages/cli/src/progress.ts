import type { Output } from "./surroundings.ts";

export interface Progress {
  readonly advance: (files: number) => void;
  readonly done: () => void;
}

/** Below this nobody wonders whether anything is going on. */
const patienceInMilliseconds = 1000;

/** One line on the terminal, rewritten in place and erased at the end; elsewhere nothing at all. */
export function startProgress(
  output: Pick<Output, "isTerminal" | "write">,
  total: number,
  now: () => number = Date.now,
): Progress {
  const started = now();
  let read = 0;
  let shown = false;
  return {
    advance(files) {
      read += files;
      // To ask whether it is a terminal takes longer than a small run.
      if (now() - started < patienceInMilliseconds || !output.isTerminal) return;
      output.write(`\r\u001B[Kghcr-lint: ${read}/${total} files…`);
      shown = true;
    },
    done() {
      if (shown) output.write("\r\u001B[K");
    },
  };
}
