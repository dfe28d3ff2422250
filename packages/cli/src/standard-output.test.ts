import { spawnSync } from "node:child_process";
import { closeSync, constants, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { plantTree } from "../test/plant-tree.ts";
import { standardOutput } from "./standard-output.ts";

it("writes to a file without opening a stream", () => {
  const path = join(plantTree({}), "report.txt");
  const descriptor = openSync(path, "w");
  const output = standardOutput(descriptor, neverOpened, neverFails);
  output.write("one\n");
  output.write("zwölf\n");
  expect([output.isTerminal, output.columns]).toEqual([false, undefined]);
  closeSync(descriptor);
  expect(readFileSync(path, "utf8")).toBe("one\nzwölf\n");
});

it("leaves to the stream what a full pipe does not take, and all that follows", () => {
  const pipe = join(plantTree({}), "pipe");
  spawnSync("sh", ["-c", `mkfifo "$0"`, pipe]);
  const descriptor = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
  const streamed: string[] = [];
  const stream = { on: () => stream, write: (part: Uint8Array | string) => streamed.push(part.toString()) };
  const output = standardOutput(descriptor, () => stream as unknown as NodeJS.WriteStream, neverFails);
  const text = "0123456789abcdef".repeat(10_000);
  output.write(text);
  output.write("end");
  const direct = Buffer.alloc(text.length);
  const length = readSync(descriptor, direct);
  closeSync(descriptor);
  expect(length).toBeGreaterThan(0);
  expect(direct.toString("utf8", 0, length) + streamed.join("")).toBe(`${text}end`);
  expect(streamed.at(-1)).toBe("end");
});

it("says nothing more to a pipe that nobody reads", () => {
  const pipe = join(plantTree({}), "pipe");
  spawnSync("sh", ["-c", `mkfifo "$0"`, pipe]);
  const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  const descriptor = openSync(pipe, constants.O_WRONLY);
  closeSync(reader);
  const output = standardOutput(descriptor, neverOpened, neverFails);
  expect(() => {
    output.write("one");
    output.write("two");
  }).not.toThrow();
  closeSync(descriptor);
});

it("asks the stream about everything else, such as a terminal", () => {
  const descriptor = openSync("/dev/zero", "w");
  const written: unknown[] = [];
  const stream = { on: () => stream, isTTY: true, columns: 77, write: (text: unknown) => written.push(text) };
  const output = standardOutput(descriptor, () => stream as unknown as NodeJS.WriteStream, neverFails);
  output.write("one");
  closeSync(descriptor);
  expect([output.isTerminal, output.columns, written]).toEqual([true, 77, ["one"]]);
});

it("tells why a file takes nothing, once, and tries no more", () => {
  const descriptor = openSync(join(plantTree({ "report.txt": "" }), "report.txt"), "r");
  const reasons: string[] = [];
  const output = standardOutput(descriptor, neverOpened, (reason) => reasons.push(reason));
  output.write("one");
  output.write("two");
  closeSync(descriptor);
  expect(reasons).toEqual(["it is not open for writing"]);
});

it("tells why a stream takes no more", () => {
  const descriptor = openSync("/dev/zero", "w");
  const reasons: string[] = [];
  const listeners: ((error: Error) => void)[] = [];
  const stream = {
    on: (_name: string, listener: (error: Error) => void) => (listeners.push(listener), stream),
    write: () => true,
  };
  const output = standardOutput(
    descriptor,
    () => stream as unknown as NodeJS.WriteStream,
    (reason) => reasons.push(reason),
  );
  output.write("one");
  for (const listener of listeners) listener(Object.assign(new Error(), { code: "ENOSPC" }));
  closeSync(descriptor);
  expect(reasons).toEqual(["the disk is full"]);
});

function neverFails(reason: string): never {
  throw new Error(reason);
}

function neverOpened(): never {
  throw new Error("the stream was opened");
}
