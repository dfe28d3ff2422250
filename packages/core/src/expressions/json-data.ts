/** What `fromJSON` makes of a text: known as a whole or not at all. */
export type JsonData = string | number | boolean | null | readonly JsonData[] | { readonly [key: string]: JsonData };

export type JsonCollection = Extract<JsonData, object>;

/** The text as JSON; undefined where it is none, or where it nests deeper than a person writes. */
export function readJson(text: string): JsonData | undefined {
  if (nestingOf(text) > MOST_LEVELS) return undefined;
  try {
    return JSON.parse(text) as JsonData;
  } catch {
    return undefined;
  }
}

export function isCollection(data: JsonData): data is JsonCollection {
  return typeof data === "object" && data !== null;
}

/** `list[0]`, `object.key`: keys without regard to case, and null for what is not there. */
export function elementOf(data: JsonCollection, index: string): JsonData {
  if (isList(data)) return data[index.trim() === "" ? 0 : Math.floor(Number(index))] ?? null;
  const wanted = index.toLowerCase();
  return Object.entries(data).find(([key]) => key.toLowerCase() === wanted)?.[1] ?? null;
}

/** As text, where an expression needs one. */
export function jsonAsText(data: JsonData): string {
  if (data === null) return "";
  if (isCollection(data)) return isList(data) ? "Array" : "Object";
  if (typeof data !== "number") return String(data);
  // At most 15 digits after the point, and no negative zero.
  return data === 0 ? "0" : String(Number(data.toFixed(15)));
}

export function isList(data: JsonData): data is readonly JsonData[] {
  return Array.isArray(data);
}

/** Whatever writes it out again goes down level by level. */
const MOST_LEVELS = 100;

function nestingOf(text: string): number {
  let level = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') inString = !inString;
    else if (inString) at += character === "\\" ? 1 : 0;
    else if (character === "[" || character === "{") deepest = Math.max(deepest, ++level);
    else if (character === "]" || character === "}") level--;
  }
  return deepest;
}
