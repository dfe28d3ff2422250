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

  it("knows the job of each line that gh prints", () => {
    const log = `build / image (amd64)\tPush\t${time}denied\ntest\tUNKNOWN STEP\t${time}a\tb\n`;
    expect(readLog(log).lines.slice(0, 2)).toEqual([
      { number: 1, text: "denied", job: "build / image (amd64)" },
      { number: 2, text: "a b", job: "test" },
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
