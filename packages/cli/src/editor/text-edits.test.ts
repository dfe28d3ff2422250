import { describe, expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { lineEdits, rangeOf, textEdit } from "./text-edits.ts";

const fileOf = (text: string) => ({ path: "a.yml", shownPath: "a.yml", text });

describe("rangeOf", () => {
  it.each(["a\nb\n", "a\r\nb 🎉 c\r\n", "a\rb", "🎉\n\n🎉é", ""])("counts as editors do in %j", (text) => {
    const document = TextDocument.create("file:///a.yml", "yaml", 1, text);
    for (let offset = 0; offset <= text.length; offset++) {
      // Nobody points between the two halves of a line break.
      if (text[offset] === "\n" && text[offset - 1] === "\r") continue;
      expect(rangeOf({ file: fileOf(text), start: offset, end: offset }).start).toEqual(document.positionAt(offset));
    }
  });
});

describe("lineEdits", () => {
  it.each([
    ["a\nb\nc\n", "a\nB\nc\nd\n", 2],
    ["a\nb\n", "b\n", 1],
    ["", "a\n", 1],
    ["a", "a\n", 1],
    ["a\r\nb\r\n", "a\r\nx\r\nb\r\n", 1],
    ["a\n", "a\n", 0],
  ])("leads from %j to %j", (before, after, count) => {
    const edits = lineEdits(fileOf(before), after);
    expect(edits).toHaveLength(count);
    const document = TextDocument.create("file:///a.yml", "yaml", 1, before);
    expect(TextDocument.applyEdits(document, edits.map(textEdit))).toBe(after);
  });
});
