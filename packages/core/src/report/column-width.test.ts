import { expect, it } from "vitest";
import { columnWidth } from "./column-width.ts";

it.each([
  ["abc", 3],
  ["é", 1],
  ["e\u0301", 1],
  ["日本", 4],
  ["ｗ", 2],
  ["한국", 4],
  ["…", 1],
  ["😀", 2],
  ["👨‍👩‍👧", 2],
  ["🇩🇪", 2],
  ["❤️", 2],
  ["❤", 1],
  ["\u200d", 0],
])("%s takes %i columns", (text, width) => expect(columnWidth(text)).toBe(width));
