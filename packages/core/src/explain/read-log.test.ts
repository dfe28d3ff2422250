import { describe, expect, it } from "vitest";
import { readLog } from "./read-log.ts";

const time = "2026-11-20T10:11:12.1234567Z ";
const textsOf = (log: string): readonly string[] => readLog(log).lines.map(({ text }) => text);

describe("readLog", () => {
  it("leaves out times, colors, the runner's marks, and what a terminal would obey", () => {
    expect(
      textsOf(`\ufeff${time}one\r\n${time}##[error]two\n\u001b[36;1mthree\u001b[0m\n\u001b]0;title\u0007four\u009b`),
    ).toEqual(["one", "two", "three", "]0;titlefour"]);
  });

  it.each([
    "2024-05-01T10:00:00.000Z denied",
    "[2024-05-01T10:00:00.000Z] denied",
    "2024-05-01 10:00:00,123 denied",
    "2024-05-01T10:00:00+02:00 denied",
    "Wed, 01 May 2024 10:00:00 GMT denied",
    "Wed, 01 May 2024 10:00:00 GMT ##[error]denied",
    "::error::denied",
    "::error file=a.yml,line=1::denied",
    "[31;1mdenied[0m",
    "^[[31mdenied^[[0m",
    String.raw`\u001b[31mdenied\x1b[m`,
    "d\u0000e\u0000n\u0000i\u0000e\u0000d\u0000\r\u0000",
  ])("reads the message of %j", (line) => {
    expect(textsOf(line)).toEqual(["denied"]);
  });

  it("takes apart what a tool wrote over in one line", () => {
    expect(readLog("Waiting\rdenied\r\nnext").lines.map(({ number, text }) => [number, text])).toEqual([
      [1, "Waiting"],
      [1, "denied"],
      [2, "next"],
    ]);
  });

  it("knows the job of each line that gh prints", () => {
    const log = `build / image (amd64)\tPush\t${time}denied\ntest\tUNKNOWN STEP\t${time}a\tb\n`;
    expect(readLog(log).lines.slice(0, 2)).toEqual([
      { number: 1, text: "denied", job: "build / image (amd64)", isMarked: true },
      { number: 2, text: "a b", job: "test", isMarked: true },
    ]);
  });

  it("reads what the token may do, and whose it is", () => {
    const group = (scopes: string): string =>
      `${time}##[group]GITHUB_TOKEN Permissions\n${scopes}${time}##[endgroup]\n`;
    const log = (name: string, scopes: string): string => `${group(scopes)}${time}Complete job name: ${name}\n`;
    expect(
      readLog(
        log("a", `${time}Contents: read\n${time}Packages: write\n`) + log("b", `${time}Metadata: read\n`) + group(""),
      ).tokens,
    ).toEqual([
      { job: "a", packages: "write" },
      { job: "b", packages: "none" },
      { job: "b", packages: "none" },
    ]);
  });

  it("does not take a script's own words for the token", () => {
    expect(readLog("Packages: write\n").tokens).toEqual([]);
    expect(readLog("GITHUB_TOKEN Permissions\nContents: read").tokens).toEqual([{ job: undefined, packages: "none" }]);
  });

  it("is quick with long lines and many escapes", () => {
    const started = performance.now();
    readLog(`${"\u001b[".repeat(200_000)}\n${"\t".repeat(200_000)}\n${`${" ".repeat(3000)}\n`.repeat(300)}`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
