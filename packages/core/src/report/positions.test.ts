import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeOf, sourceFile } from "../../test/sample-reports.ts";
import { firstLineOf, lineNumbered, positionOf } from "./positions.ts";

const at = (text: string, offset: number): string => {
  const { line, column } = positionOf(sourceFile("x.yml", text), offset);
  return `${line}:${column}`;
};

describe("positionOf", () => {
  it("counts from 1", () => expect(at("a", 0)).toBe("1:1"));
  it("ends lines at \\n, \\r\\n and a lone \\r", () => {
    const text = "a\nb\r\nc\rd";
    expect([..."abcd"].map((letter) => at(text, text.indexOf(letter)))).toEqual(["1:1", "2:1", "3:1", "4:1"]);
  });
  it("leaves a line break on the line that it ends", () =>
    expect([at("ab\r\nc", 2), at("ab\r\nc", 3)]).toEqual(["1:3", "1:4"]));
  it("takes \\n\\r for two line breaks", () => expect(at("a\n\rb", 3)).toBe("3:1"));
  it("gives a byte order mark no column", () =>
    expect([at("\ufeffon: x\ny", 0), at("\ufeffon: x\ny", 1), at("\ufeffon: x\ny", 7)]).toEqual(["1:1", "1:1", "2:1"]));
  it("counts UTF-16 units", () => expect(at("😀x", 2)).toBe("1:3"));
  it("knows the empty line at the end", () => expect(at("a\n", 2)).toBe("2:1"));
  it("stays in the file", () => expect(at("a\nbc", 99)).toBe("2:3"));
  it("stands in an empty file", () => expect(at("", 0)).toBe("1:1"));

  it("agrees with splitting the text", () => {
    const texts = fc
      .array(fc.constantFrom("\n", "\r\n", "\r", "a", " ", "é"), { maxLength: 40 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, fc.nat(60), (text, wanted) => {
        const offset = Math.min(wanted, text.length);
        // A break that is cut in two belongs to the line before it.
        const whole = text.slice(0, text[offset] === "\n" && text[offset - 1] === "\r" ? offset - 1 : offset);
        const lines = whole.split(/\r\n|\r|\n/);
        const column = (lines.at(-1) ?? "").length + 1 + (offset - whole.length);
        expect(at(text, offset)).toBe(`${lines.length}:${column}`);
      }),
    );
  });
});

describe("lineNumbered", () => {
  it("gives the text of a line without its break", () => {
    const file = sourceFile("x.yml", "\ufeffa\r\nb\r\rc\n");
    const lines = [1, 2, 3, 4, 5].map((number) => lineNumbered(file, number));
    expect(lines.map(({ start, end }) => file.text.slice(start, end))).toEqual(["a", "b", "", "c", ""]);
  });
});

describe("firstLineOf", () => {
  const file = sourceFile("x.yml", "run: |  \r\n  docker login\n  docker push\n");
  const text = (span = placeOf(file, "docker login")): string => file.text.slice(span.start, span.end);
  it("keeps what stands on one line", () =>
    expect(text(firstLineOf(placeOf(file, "docker login")))).toBe("docker login"));
  it("cuts at the line's end, without blanks", () =>
    expect(text(firstLineOf(placeOf(file, "|  \r\n  docker")))).toBe("|"));
  it("is empty at a line break", () => expect(text(firstLineOf(placeOf(file, "\r\n  d")))).toBe(""));
});
