import { describe, expect, test } from "vitest";
import { plainText } from "../source/text.ts";
import { parseScript } from "./parse-script.ts";
import type { Word } from "./script.ts";
import { shownScript } from "./shown-script.ts";
import { literalOf, textOfWord } from "./word-value.ts";

function lastWord(script: string): Word {
  const file = { path: "a.sh", shownPath: "a.sh", text: script };
  const [command] = parseScript(plainText(file, 0, script.length), "bash").body;
  const word = command?.kind === "command" ? command.words.at(-1) : undefined;
  if (word === undefined) throw new Error(`no words in ${script}`);
  return word;
}

describe("literalOf", () => {
  test.each([
    ["echo a'b c'\"d\"\\ e", "ab cd e"],
    ["echo ''", ""],
    ["echo a$b", undefined],
    ["echo ${{ a }}", undefined],
    ["echo *", undefined],
  ])("%s", (script, literal) => {
    expect(literalOf(lastWord(script))).toBe(literal);
  });
});

describe("textOfWord", () => {
  test.each([
    ["bash -c 'docker login \"$A\"'", "docker login {A}"],
    ['eval "docker login \\"$A\\" -p ${{ b }} \\$C"', "docker login {A} -p {{ b }} {C}"],
    ["bash -c 'docker login '\"$A\"", "docker login {A}"],
    ["eval ls", "ls"],
    ["eval ''", undefined],
  ])("%s is a script again, in its place", (script, shown) => {
    const inner = parseScript(textOfWord(lastWord(script)), "bash");
    expect(shownScript(inner)).toEqual(shown === undefined ? [] : [shown]);
    const [command] = inner.body;
    if (command?.kind !== "command") return;
    for (const { text } of command.words) {
      const written = text.span.file.text.slice(text.span.start, text.span.end);
      // The backslash before a quote at the very start or end of a word is not part of the inner word.
      expect(written.replaceAll("\\", "")).toBe(text.value);
    }
  });
});
