import type { CST, Scalar } from "yaml";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import { textOf, type Text } from "../source/text.ts";
import { canonicalScalar } from "./canonical-scalar.ts";
import type { ScalarNode } from "./model.ts";
import { scalarSegments, type WrittenScalar } from "./scalar-segments.ts";

/** A scalar with its type and value as GitHub takes them, and its place: of a block scalar without the line ends behind it. */
export function yamlScalar(file: SourceFile, scalar: Scalar.Parsed): ScalarNode {
  const start = scalar.range[0];
  const isBlock = scalar.type === "BLOCK_LITERAL" || scalar.type === "BLOCK_FOLDED";
  const end = isBlock ? trimmedEnd(file.text, start, scalar.range[1]) : scalar.range[1];
  const span: Span = { file, start, end };
  const type = typeOf(scalar.value);
  return { kind: "scalar", text: scalarText(scalar, type, span), type, span };
}

function scalarText(scalar: Scalar.Parsed, type: ScalarNode["type"], span: Span): Text {
  const value = type === "null" ? "" : canonicalScalar(scalar.source ?? String(scalar.value), type);
  const token = scalar.srcToken;
  if (value === "" || token === undefined) return textOf(value, span, nothingKnown);
  return textOf(value, span, () => scalarSegments(writtenScalar(token), value));
}

function writtenScalar(token: CST.FlowScalar | CST.BlockScalar): WrittenScalar {
  if (token.type !== "block-scalar") return token;
  const header = token.props.map((part) => ("source" in part ? String(part.source) : "")).join("");
  return { type: token.type, header, indent: token.indent, offset: token.offset, source: token.source };
}

const nothingKnown = (): readonly [] => [];

function typeOf(value: unknown): ScalarNode["type"] {
  if (value === null || value === undefined) return "null";
  if (typeof value === "boolean") return "boolean";
  return typeof value === "number" || typeof value === "bigint" ? "number" : "string";
}

function trimmedEnd(text: string, start: number, end: number): number {
  let trimmed = end;
  while (trimmed > start && " \t\r\n".includes(text[trimmed - 1] ?? "x")) trimmed--;
  return trimmed;
}
