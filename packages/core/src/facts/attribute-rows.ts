import { withoutStart } from "../expressions/without-start.ts";
import { joined, literal } from "../expressions/make-value.ts";
import { agreeing, and, maybe, NO, YES } from "../expressions/truth.ts";
import { hangsOn, literalOf, literalPrefix, literalSuffix } from "../expressions/read-value.ts";
import { shown } from "../expressions/shown.ts";
import type { Truth, Value } from "../expressions/value.ts";
import type { Attributes } from "../knowledge/rows.ts";
import { imageHost } from "./host.ts";
import { splitValue } from "./references.ts";
import { lowered } from "./script/lowered.ts";

/** The attributes of a line like `type=registry,ref=ghcr.io/a/b`; what has no key stands under "". */
export type AttributeRow = ReadonlyMap<string, Value>;

/** https://docs.docker.com/reference/cli/docker/buildx/build/#output */
export function attributeRow(line: Value): AttributeRow {
  const row = new Map<string, Value>();
  // A comma between quotes parts no attributes: `"name=ghcr.io/acme/app,docker.io/acme/app"`.
  let open: string | undefined;
  for (const field of splitValue(line, /,/)) {
    const key = /^"?\s*([\w.*-]+)=/.exec(literalPrefix(field));
    const before = open === undefined ? undefined : row.get(open);
    if (before && open !== undefined)
      row.set(open, joined([before, literal(",", field.span), withoutQuote(field)], before.span));
    else if (key) row.set((key[1] as string).toLowerCase(), withoutQuote(withoutStart(field, key[0].length)));
    else row.set("", field);
    if (key?.[0].startsWith('"')) open = (key[1] as string).toLowerCase();
    if (literalSuffix(field).endsWith('"')) open = undefined;
  }
  return row;
}

/** Images at ghcr.io that a build may start from. Where they are not, their case does not matter. */
export function basesIn(row: AttributeRow): readonly Value[] {
  return [...row]
    .filter(([key, value]) => key !== "" && imageHost(value).kind === "ghcr" && /\/[^/]/.test(shown(value)))
    .map(([, value]) => lowered(value));
}

function withoutQuote(value: Value): Value {
  if (value.kind === "literal") return literal(value.text.replace(/"$/, ""), value.span);
  const last = value.kind === "joined" ? value.parts.at(-1) : undefined;
  if (value.kind !== "joined" || last?.kind !== "literal" || !last.text.endsWith('"')) return value;
  return joined([...value.parts.slice(0, -1), withoutQuote(last)], value.span);
}

/** Of a line that overrides a bake file, `TARGET.key=…`, what stands behind the first `=`; any line where no key is asked for. */
export function overrideOf(line: Value, key: string | undefined): Value | undefined {
  if (key === undefined) return line;
  const start = /^[^=.]*\.([\w.-]+)=/.exec(literalPrefix(line));
  return start?.[1] === key ? withoutStart(line, start[0].length) : undefined;
}

/** Whether a line has all the attributes. A line that is not known may have them. */
export function rowHas(row: AttributeRow, wanted: Attributes): Truth {
  const bare = row.get("");
  const open = bare !== undefined && literalOf(bare) === undefined ? maybe(hangsOn(bare)) : NO;
  return and(
    ...Object.entries(wanted).map(([key, allowed]): Truth => {
      const value = row.get(key);
      if (value === undefined) return allowed.includes("") && bare !== undefined ? YES : open;
      return oneOf(value, allowed);
    }),
  );
}

/** Whether a value is one of these texts, blanks and case aside. */
export function oneOf(value: Value, allowed: readonly string[]): Truth {
  if (value.kind === "choice") return agreeing(value.of.map((member) => oneOf(member, allowed)));
  const text = literalOf(value);
  if (text !== undefined) return allowed.includes(text.trim().toLowerCase()) ? YES : NO;
  const prefix = literalPrefix(value).trim().toLowerCase();
  if (!allowed.some((word) => word.startsWith(prefix) || prefix.startsWith(word))) return NO;
  return maybe(hangsOn(value));
}
