import { describe, expect, it } from "vitest";
import { yamlComments } from "./yaml-comments.ts";

const commentsIn = (text: string): readonly string[] =>
  yamlComments({ path: "a.yml", shownPath: "a.yml", text }).map(({ start, end }) => text.slice(start, end));

describe("yamlComments", () => {
  it.each([
    ["# first\na: b # second\n", ["# first", "# second"]],
    ["\ufeff# after a byte order mark\r\na: 1 # second\r\n", ["# after a byte order mark", "# second"]],
    ["---\n# a\na: [1, # b\n 2]\n...\n# c\n---\nd: 1 # e\n", ["# a", "# b", "# c", "# e"]],
    ["run: | # in the header\n  # in the script\n  echo\n# behind\n", ["# in the header", "# behind"]],
    ["a: 'x # y'\nb: \"x # y\"\nc: x#y\nd: >\n  # text\n", []],
    ["a: 'x\n  # y'\nb: \"\n  # z\"\n", []],
    ["a: \u001f # after a control character\n", ["# after a control character"]],
    ["a: }\n# after a mistake\n", ["# after a mistake"]],
    ["", []],
  ])("%j: %j", (text, comments) => expect(commentsIn(text)).toEqual(comments));
});
