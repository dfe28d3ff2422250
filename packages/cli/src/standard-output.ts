import { fstatSync, statSync, writeSync } from "node:fs";
import { errorCode, reasonOf } from "./complaint.ts";
import type { Output } from "./surroundings.ts";

/**
 * Standard output or standard error. Node takes 3 ms to open its stream for either, so that a file, a pipe and a socket (by
 * which one program of Node starts another) are written to directly; the stream is opened for a terminal, and for what takes no more at the moment. What cannot be written at
 * all is told to `onFailure`, once.
 */
export function standardOutput(
  descriptor: number,
  open: () => NodeJS.WriteStream,
  onFailure: (reason: string) => void,
): Output {
  let stream: NodeJS.WriteStream | undefined;
  let isClosed = false;
  const giveUp = (error: unknown): void => {
    isClosed = true;
    // `ghcr-lint | head` closes the pipe when it has seen enough, which is no error of anybody.
    if (errorCode(error) !== "EPIPE") onFailure(reasonOf(error));
  };
  const opened = (): NodeJS.WriteStream => {
    stream ??= open().on("error", (error) => {
      if (errorCode(error) === "EPIPE") process.exit();
      giveUp(error);
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
      const { left, error } = isPlain && stream === undefined ? writeAtOnce(descriptor, text) : { left: text };
      if (error !== undefined && errorCode(error) !== "EAGAIN") giveUp(error);
      else if (left.length > 0) opened().write(left);
    },
  };
}

/** Nothing that could be a terminal. */
function isPlainTarget(descriptor: number): boolean {
  try {
    const status = fstatSync(descriptor);
    if (status.isFile() || status.isFIFO() || status.isSocket()) return true;
    return status.isCharacterDevice() && status.rdev === statSync("/dev/null").rdev;
  } catch {
    return false;
  }
}

/** What a pipe does not take at the moment is for the stream, which waits for its turn. */
function writeAtOnce(descriptor: number, text: string): { readonly left: Uint8Array; readonly error?: unknown } {
  let left = Buffer.from(text);
  try {
    while (left.length > 0) left = left.subarray(writeSync(descriptor, left));
    return { left };
  } catch (error) {
    return { left, error };
  }
}
