import type { SourceFile } from "../source/source-file.ts";
import { plainText, textOf, unmappedText, type Text } from "../source/text.ts";
import { canonicalScalar } from "./canonical-scalar.ts";
import type { Node, ScalarNode, SequenceNode } from "./model.ts";
import { decodeScalar, scalarSegments, type WrittenScalar } from "./scalar-segments.ts";

/** A value without quotes, with the type that it has by its looks. */
export function plainScalar(file: SourceFile, start: number, end: number): ScalarNode {
  const written = file.text.slice(start, end);
  const type = plainType(written);
  const value = type === "null" ? "" : canonicalScalar(written, type);
  return scalar(value === written ? plainText(file, start, end) : unmappedText(value, { file, start, end }), type);
}

export function scalar(text: Text, type: ScalarNode["type"]): ScalarNode {
  return { kind: "scalar", text, type, span: text.span };
}

export function emptyScalar(file: SourceFile, at: number): ScalarNode {
  return scalar(
    textOf("", { file, start: at, end: at }, () => []),
    "null",
  );
}

/** https://yaml.org/spec/1.2.2/#1032-tag-resolution */
function plainType(value: string): ScalarNode["type"] {
  if (!/^[-+.\d~nNtTfF]/.test(value)) return "string";
  if (/^(?:~|null|Null|NULL)$/.test(value)) return "null";
  if (/^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/.test(value)) return "boolean";
  return number.test(value) ? "number" : "string";
}

const number =
  /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** A text in quotes, which `start` and `end` take in. */
export function quotedText(file: SourceFile, start: number, end: number): Text {
  const source = file.text.slice(start, end);
  const isDouble = source.startsWith('"');
  const special = isDouble ? "\\" : "''";
  const written: WrittenScalar = {
    type: isDouble ? "double-quoted-scalar" : "single-quoted-scalar",
    source,
    offset: start,
  };
  const value = source.includes(special, 1) ? decodeScalar(written).value : source.slice(1, -1);
  return textOf(value, { file, start, end }, () => (value === "" ? [] : scalarSegments(written, value)));
}

/** What may stand in such a list; with a star in front it would be an alias. */
export const word = String.raw`(?:[A-Za-z0-9_./$][A-Za-z0-9_./*$@+-]*|"[^"\\\n]*"|'[^'\n]*')`;

const flowWord = new RegExp(word, "g");

/** A list of words, `[a, "b"]`. */
export function flowItems(file: SourceFile, start: number, end: number): SequenceNode {
  const items: Node[] = [];
  for (const { 0: written, index } of file.text.slice(start + 1, end - 1).matchAll(flowWord)) {
    const at = start + 1 + index;
    const last = at + written.length;
    items.push(/^["']/.test(written) ? scalar(quotedText(file, at, last), "string") : plainScalar(file, at, last));
  }
  return { kind: "sequence", style: "flow", items, span: { file, start, end } };
}
