import type { FileWriter } from "../../knowledge/powershell-files.ts";
import type { Word } from "../../shell/script.ts";
import type { Builtin } from "./builtin.ts";
import { wordValue } from "./expand-word.ts";
import { pastedInto } from "./pasted-into.ts";
import { variableIn, writeTo } from "./redirect-output.ts";

/** `Add-Content $env:GITHUB_ENV "A=b"`, `"A=b" | Out-File -Append $env:GITHUB_ENV`. As a program it goes on counting. */
export function writtenInto(row: FileWriter): Builtin {
  return (_words, { command, state }) => {
    const { path, text } = given(command.words.slice(1), row);
    if (!path) return undefined;
    const input = state.stdin.kind === "value" ? state.stdin : undefined;
    const written = text && { value: wordValue(text, state), at: text.text.span, pasted: pastedInto(text, state) };
    writeTo(variableIn(path) ?? wordValue(path, state), written ?? input, state, path.text.span);
    return undefined;
  };
}

interface Given {
  readonly path: Word | undefined;
  readonly text: Word | undefined;
}

function given(words: readonly Word[], { path, text, flags }: FileWriter): Given {
  const plain: Word[] = [];
  let to: Word | undefined;
  let what: Word | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    const option = /^-[A-Za-z]+(?=:?$)/.exec(word.text.value)?.[0].toLowerCase();
    if (option === undefined) plain.push(word);
    else if (!flags.includes(option)) {
      const value = words[++at];
      if (path.includes(option)) to = value;
      if (text.includes(option)) what = value;
    }
  }
  to ??= plain.shift();
  what ??= plain.shift();
  return { path: to, text: what };
}
