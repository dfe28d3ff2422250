import { expect, it } from "vitest";
import { startProgress } from "./progress.ts";

function follow(isTerminal: boolean, times: readonly number[]): string {
  let written = "";
  const clock = [0, ...times];
  const output = { isTerminal, write: (text: string) => void (written += text) };
  const progress = startProgress(output, 30, () => clock.shift() ?? 0);
  for (const _ of times) progress.advance(10);
  progress.done();
  return written;
}

it("shows itself on a terminal after a second, and leaves nothing behind", () => {
  expect(follow(true, [500, 1000, 1500])).toBe(
    "\r\u001B[Kghcr-lint: 20/30 files…\r\u001B[Kghcr-lint: 30/30 files…\r\u001B[K",
  );
});

it("says nothing in a short run or to a file", () => {
  expect(follow(true, [10, 20])).toBe("");
  expect(follow(false, [5000, 9000])).toBe("");
});

it("asks only then whether it is a terminal", () => {
  const output = {
    get isTerminal(): boolean {
      throw new Error("asked too early");
    },
    write: () => {},
  };
  const { advance } = startProgress(output, 30, () => 0);
  expect(() => advance(10)).not.toThrow();
});
