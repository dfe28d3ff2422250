import { narrow } from "../source/narrow.ts";
import type { Span } from "../source/span.ts";
import type { Value } from "./value.ts";

/** The text, where all of it is known. */
export function literalOf(value: Value): string | undefined {
  if (value.kind === "literal") return value.text;
  if (value.kind === "empty") return "";
  if (value.kind !== "joined") return undefined;
  let text = "";
  for (const part of value.parts) {
    const known = literalOf(part);
    if (known === undefined) return undefined;
    text += known;
  }
  return text;
}

/** It gives access to something by itself. */
export function isToken({ kind }: Value): boolean {
  return kind === "secret" || kind === "github-token" || kind === "app-token";
}

/** How the text certainly begins: of `ghcr.io/${{ github.repository }}:latest` that is `ghcr.io/`. */
export function literalPrefix(value: Value): string {
  return knownEnd(value, { inOrder: (parts) => parts, add: (known, next) => known + next, shared: sharedStart });
}

/** How the text certainly ends. */
export function literalSuffix(value: Value): string {
  return knownEnd(value, {
    inOrder: (parts) => parts.toReversed(),
    add: (known, next) => next + known,
    shared: sharedEnd,
  });
}

/** The names of what decides it when it runs. */
export function hangsOn(value: Value): readonly string[] {
  switch (value.kind) {
    case "literal":
    case "empty":
    case "app-token":
      return [];
    case "github-token":
      return ["secrets.GITHUB_TOKEN"];
    case "secret":
      return [`secrets.${value.name}`];
    case "context":
      return [value.name];
    case "unknown":
      return value.on;
    case "joined":
      return [...new Set(value.parts.flatMap(hangsOn))];
    case "choice":
      return [...new Set(value.of.flatMap(hangsOn))];
  }
}

interface Direction {
  inOrder(parts: readonly Value[]): readonly Value[];
  add(known: string, next: string): string;
  shared(one: string, other: string): string;
}

function knownEnd(value: Value, direction: Direction): string {
  const whole = literalOf(value);
  if (whole !== undefined) return whole;
  if (value.kind === "choice") return value.of.map((member) => knownEnd(member, direction)).reduce(direction.shared);
  if (value.kind !== "joined") return "";
  let known = "";
  for (const part of direction.inOrder(value.parts)) {
    known = direction.add(known, knownEnd(part, direction));
    if (literalOf(part) === undefined) break;
  }
  return known;
}

function sharedStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return one.slice(0, length);
}

function sharedEnd(one: string, other: string): string {
  let length = 0;
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length)) length++;
  return one.slice(one.length - length);
}

/** The place where a part of a literal is written, also where the literal is put together from several places. */
export function writtenPlace(value: Extract<Value, { kind: "literal" }>, part: string): Span {
  const piece = value.pieces?.find(({ text }) => text.includes(part));
  return narrow(piece?.span ?? value.span, part);
}
