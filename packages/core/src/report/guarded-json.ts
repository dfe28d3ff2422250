import { oldCommand, replaceUnprintable } from "./visible-text.ts";

/**
 * JSON that can be printed to a terminal or a runner's log, and reads back as the same value: what either would obey is
 * written as an escape of JSON's own. No line can begin with `::`, as a string never does.
 */
export function guardedJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2);
  const guarded = replaceUnprintable(json, (found) => (found === "\n" ? found : escapes(found)));
  return `${guarded.replaceAll(oldCommand, "\\u0023#[")}\n`;
}

function escapes(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
