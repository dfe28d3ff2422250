import fc from "fast-check";
import { hostileFragments } from "./hostile-fragments.ts";

/** One change to a text, as data: fast-check can leave it out or make it smaller when it looks for the smallest failure. */
export type Mutation =
  | { readonly kind: "cut" | "double" | "truncate"; readonly at: number; readonly length: number }
  | { readonly kind: "insert"; readonly at: number; readonly fragments: readonly string[] }
  /** Takes a stretch of another text. */
  | { readonly kind: "splice"; readonly at: number; readonly from: number; readonly length: number }
  | { readonly kind: "value" | "key"; readonly line: number; readonly fragments: readonly string[] }
  | {
      readonly kind: "cut-lines" | "double-lines" | "move-lines";
      readonly line: number;
      readonly count: number;
      readonly to: number;
    }
  | { readonly kind: "indent"; readonly line: number; readonly count: number; readonly by: number }
  | { readonly kind: "nest"; readonly line: number; readonly depth: number; readonly open: string }
  | { readonly kind: "repeat"; readonly line: number; readonly count: number; readonly times: number }
  | { readonly kind: "alias"; readonly line: number; readonly at: number }
  | { readonly kind: "encode"; readonly as: "crlf" | "cr" | "bom" | "latin1" | "utf16" | "tabs" | "bytes" };

const place = fc.nat(1 << 20);
const fragments = fc.array(fc.constantFrom(...hostileFragments), { minLength: 1, maxLength: 8 });

/** The more it breaks, the rarer: a text that no parser takes in says little about what stands behind the parser. */
export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 4, arbitrary: of("insert", { at: place, fragments }) },
  { weight: 5, arbitrary: of("value", { line: place, fragments }) },
  { weight: 2, arbitrary: of("key", { line: place, fragments }) },
  { weight: 2, arbitrary: of("cut", { at: place, length: fc.nat(40) }) },
  { weight: 1, arbitrary: of("double", { at: place, length: fc.nat(200) }) },
  { weight: 1, arbitrary: of("truncate", { at: place, length: fc.constant(0) }) },
  { weight: 3, arbitrary: of("splice", { at: place, from: place, length: fc.nat(400) }) },
  { weight: 3, arbitrary: of("cut-lines", { line: place, count: fc.nat(4), to: fc.constant(0) }) },
  { weight: 2, arbitrary: of("double-lines", { line: place, count: fc.nat(6), to: fc.constant(0) }) },
  { weight: 2, arbitrary: of("move-lines", { line: place, count: fc.nat(6), to: place }) },
  { weight: 2, arbitrary: of("indent", { line: place, count: fc.nat(6), by: fc.integer({ min: -4, max: 4 }) }) },
  {
    weight: 1,
    arbitrary: of("nest", {
      line: place,
      depth: fc.nat(150),
      open: fc.constantFrom("[", "{a: ", "- ", "? ", "$(", "{ ", "( "),
    }),
  },
  { weight: 1, arbitrary: of("repeat", { line: place, count: fc.nat(8), times: fc.nat(60) }) },
  { weight: 2, arbitrary: of("alias", { line: place, at: place }) },
  {
    weight: 1,
    arbitrary: of("encode", { as: fc.constantFrom("crlf", "cr", "bom", "latin1", "utf16", "tabs", "bytes") }),
  },
) as fc.Arbitrary<Mutation>;

function of(kind: Mutation["kind"], fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> {
  return fc.record({ kind: fc.constant(kind), ...fields });
}

/** No input is larger than this, so that one run stays a matter of milliseconds; size has tests of its own. */
const longestText = 60_000;

export function mutate(text: string, changes: readonly Mutation[], other: string): string {
  return changes.reduce((changed, change) => apply(changed, change, other).slice(0, longestText), text);
}

function apply(text: string, change: Mutation, other: string): string {
  switch (change.kind) {
    case "cut":
      return spliced(text, change.at, change.length, "");
    case "double":
      return spliced(text, change.at, 0, stretch(text, change.at, change.length));
    case "truncate":
      return text.slice(0, change.at % (text.length + 1));
    case "insert":
      return spliced(text, change.at, 0, change.fragments.join(""));
    case "splice":
      return spliced(text, change.at, 0, stretch(other, change.from, change.length));
    case "encode":
      return encoded(text, change.as);
    default:
      return changedLines(text.split("\n"), change).join("\n");
  }
}

function changedLines(
  lines: readonly string[],
  change: Exclude<Mutation, { kind: "cut" | "double" | "truncate" | "insert" | "splice" | "encode" }>,
): readonly string[] {
  const line = change.line % lines.length;
  const at = lines[line] ?? "";
  switch (change.kind) {
    case "value":
      return lines.with(
        line,
        at.replace(/(:|-)\s.*$|$/, (_all, sign: string = "") => `${sign} ${change.fragments.join("")}`),
      );
    case "key":
      return lines.with(
        line,
        at.replace(/[\w.-]+(?=:)|$/, () => change.fragments.join("")),
      );
    case "cut-lines":
      return lines.toSpliced(line, change.count + 1);
    case "double-lines":
      return lines.toSpliced(line, 0, ...lines.slice(line, line + change.count + 1));
    case "move-lines": {
      const rest = lines.toSpliced(line, change.count + 1);
      return rest.toSpliced(change.to % (rest.length + 1), 0, ...lines.slice(line, line + change.count + 1));
    }
    case "indent":
      return lines.map((each, index) =>
        index < line || index > line + change.count
          ? each
          : change.by < 0
            ? each.slice(Math.min(-change.by, each.length - each.trimStart().length))
            : " ".repeat(change.by) + each,
      );
    case "nest":
      return lines.with(
        line,
        at.replace(/\S/, (first) => change.open.repeat(change.depth) + first),
      );
    case "repeat":
      return lines.toSpliced(
        line,
        0,
        ...Array.from({ length: change.times }, () => lines.slice(line, line + change.count + 1)).flat(),
      );
    case "alias": {
      const target = change.at % lines.length;
      const anchored = lines.with(line, at.replace(/:\s*/, ": &z "));
      return anchored.with(target, (anchored[target] ?? "").replace(/:\s.*$/, ": *z"));
    }
  }
}

function spliced(text: string, at: number, length: number, inserted: string): string {
  const from = at % (text.length + 1);
  return text.slice(0, from) + inserted + text.slice(from + length);
}

function stretch(text: string, at: number, length: number): string {
  const from = at % (text.length + 1);
  return text.slice(from, from + length);
}

function encoded(text: string, as: Extract<Mutation, { kind: "encode" }>["as"]): string {
  switch (as) {
    case "crlf":
      return text.replaceAll("\n", "\r\n");
    case "cr":
      return text.replaceAll("\n", "\r");
    case "bom":
      return `\ufeff${text}`;
    case "tabs":
      return text.replaceAll("  ", "\t");
    case "latin1":
      return Buffer.from(text, "utf8").toString("latin1");
    case "utf16":
      return Buffer.from(text, "utf16le").toString("latin1");
    case "bytes":
      return Buffer.from(text, "latin1").toString("utf8");
  }
}
