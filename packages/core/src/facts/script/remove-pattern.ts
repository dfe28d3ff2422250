import type { VariableChange } from "../../shell/script.ts";

type Removal = Pick<Extract<VariableChange, { kind: "remove" }>, "where" | "longest">;

/** Of patterns only plain texts and one `*` are followed. */
export function withoutMatch(text: string, pattern: string, { where, longest }: Removal): string | undefined {
  const [before = "", after, ...others] = pattern.split("*");
  if (others.length > 0) return undefined;
  const lengths = Array.from({ length: text.length + 1 }, (_, length) => (longest ? text.length - length : length));
  const matches = (part: string): boolean =>
    after === undefined
      ? part === before
      : part.length >= before.length + after.length && part.startsWith(before) && part.endsWith(after);
  const cut = (length: number): string =>
    where === "prefix" ? text.slice(0, length) : text.slice(text.length - length);
  const found = lengths.find((length) => matches(cut(length))) ?? 0;
  return where === "prefix" ? text.slice(found) : text.slice(0, text.length - found);
}

/** Of a text of which only the start is known, what is left by `%%/*`. */
export function startBefore(start: string, pattern: string, { where, longest }: Removal): string | undefined {
  const mark = /^([^*]+)\*$/.exec(pattern)?.[1];
  return mark !== undefined && where === "suffix" && longest && start.includes(mark)
    ? start.slice(0, start.indexOf(mark))
    : undefined;
}
