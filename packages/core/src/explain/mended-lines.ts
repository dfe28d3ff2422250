import type { LogLine } from "./read-log.ts";

/** Beyond this a text is a file, which no terminal has broken. */
export const mostLinesToMend = 1000;

/** So many lines may one message take in a narrow terminal. */
export const mostParts = 6;

/** A longer message is none. */
const longestMessage = 1500;

/** Every line together with the `parts - 1` lines after it, where those may be the rest of it. */
export function mendedLines(lines: readonly LogLine[], parts: number): readonly LogLine[] {
  return lines.flatMap((first, index) => {
    const rest = lines.slice(index + 1, index + parts);
    if (first.text === "" || rest.length < parts - 1 || !rest.every(mayBeRest)) return [];
    const text = [first, ...rest].map((line) => line.text).join(" ");
    return text.length > longestMessage ? [] : [{ ...first, text }];
  });
}

/** Nothing says that it is a line of its own: no time, no mark of the runner, no step of a build, no tool that begins to speak. */
function mayBeRest({ text, isMarked }: LogLine): boolean {
  return isMarked !== true && text !== "" && !/^(?:#\d|=>|---|time=|(?:error|warning|fatal|info|run)\b)/i.test(text);
}
