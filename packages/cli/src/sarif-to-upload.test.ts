import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { reportOf, rules, settled, sourceFile } from "../../core/test/sample-reports.ts";
import { sarifToUpload } from "./sarif-to-upload.ts";

const file = sourceFile("x.yml", "on: push\n");
const finding = settled(rules.write, { message: "x", at: { file, start: 0, end: 2 } });

function upload(count: number, textOf: (most: number) => string): { readonly text: string; readonly said: string } {
  let said = "";
  const write = (text: string): void => void (said += text);
  const report = reportOf(Array.from({ length: count }, () => finding));
  const text = sarifToUpload(
    textOf,
    report,
    { color: "never", reportSuppressed: false },
    {
      folder: "/",
      environment: {},
      output: { isTerminal: false, columns: undefined, write },
      diagnostics: { isTerminal: false, columns: undefined, write },
      today: () => "2026-01-01",
      readStandardInput: async () => new Uint8Array(),
      streams: () => ({ input: process.stdin, output: process.stdout }),
    },
  );
  return { text, said };
}

it("says nothing where all of it fits", () => {
  expect(upload(25_000, (most) => String(most))).toEqual({ text: "25000", said: "" });
  // Large, and small when it is packed.
  expect(upload(3, (most) => `${most} ${"a".repeat(12_000_000)}`).said).toBe("");
});

it("takes no more results than code scanning does", () => {
  expect(upload(25_001, (most) => String(most))).toEqual({
    text: "25000",
    said: "ghcr-lint: error: 1 of 25001 findings are not in the SARIF file, the least severe: code scanning takes no more\n",
  });
});

it("takes no more bytes than code scanning does, packed", () => {
  const noise = randomBytes(20_000_000).toString("latin1");
  const { text, said } = upload(20, (most) => noise.slice(0, most * 1_000_000));
  expect(text).toHaveLength(5_000_000);
  expect(said).toContain("15 of 20 findings");
});
