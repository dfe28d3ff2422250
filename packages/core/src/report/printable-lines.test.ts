import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printableLines } from "./printable-lines.ts";

describe("printableLines", () => {
  it("leaves a diff of an everyday file as it is", () => {
    const diff = "--- a/w.yml\n+++ b/w.yml\n@@ -1,2 +1,2 @@\n on: push\r\n-\trun: a::b\n+  run: 'é'\n";
    expect(printableLines(diff, [])).toBe(diff);
  });

  it.each(["::add-mask::x", " ::error::x", "+ ::stop-commands::x", "-\t::debug::x", " \t ::x"])(
    "shows %j as no command",
    (line) => expect(printableLines(line, [])).toBe(line.replace("::", "\\x3a:")),
  );

  it("masks a credential of several lines", () =>
    expect(printableLines("+ {first-part\n+ second-part}", ["{first-part\nsecond-part}"])).toBe("+ ***\n+ ***"));

  it("has nothing that a terminal or a runner obeys", () => {
    const hostile = fc.array(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.constantFrom("\n", "\r", " ", "::", "##[", "\u001b[2J", "\u202e", "\t"),
      ),
    );
    fc.assert(
      fc.property(hostile, (parts) => {
        const printed = printableLines(parts.join(""), []);
        expect(printed).not.toMatch(/[^\P{Cc}\n\t\r]|\r(?!\n|$)|[\u202a-\u202e\u2066-\u2069]|##\[|^[\s+-]*::/mu);
      }),
    );
  });
});
