import { fstatSync, statSync, writeSync } from "node:fs";
import { errorCode } from "./complaint.ts";
import type { Output } from "./surroundings.ts";

/**
 * Standard output or standard error. Node takes 3 ms to open its stream for either, so that a file and a pipe are written to
 * directly; the stream is opened for a terminal, and for a pipe that takes no more at the moment.
 */
export function standardOutput(descriptor: number, open: () => NodeJS.WriteStream): Output {
  let stream: NodeJS.WriteStream | undefined;
  let isClosed = false;
  const opened = (): NodeJS.WriteStream => {
    stream ??= open().on("error", (error: NodeJS.ErrnoException) => {
      if (errorCode(error) === "EPIPE") process.exit();
      throw error;
    });
    return stream;
  };
  const isPlain = isPlainTarget(descriptor);
  return {
    get isTerminal() {
      return !isPlain && opened().isTTY === true;
    },
    get columns() {
      return this.isTerminal ? opened().columns : undefined;
    },
    write(text) {
      if (isClosed) return;
      const { left, reason } = isPlain && stream === undefined ? writeAtOnce(descriptor, text) : { left: text };
      // `ghcr-lint | head` closes the pipe when it has seen enough, which is no error of anybody.
      if (reason === "EPIPE") isClosed = true;
      else if (left.length > 0) opened().write(left);
    },
  };
}

/** Nothing that could be a terminal. */
function isPlainTarget(descriptor: number): boolean {
  try {
    const status = fstatSync(descriptor);
    return (
      status.isFile() || status.isFIFO() || (status.isCharacterDevice() && status.rdev === statSync("/dev/null").rdev)
    );
  } catch {
    return false;
  }
}

/** What could not be written is for the stream, which waits for its turn or says what is wrong. */
function writeAtOnce(descriptor: number, text: string): { readonly left: Uint8Array; readonly reason?: string } {
  let left = Buffer.from(text);
  try {
    while (left.length > 0) left = left.subarray(writeSync(descriptor, left));
    return { left };
  } catch (error) {
    return { left, reason: errorCode(error) };
  }
}
