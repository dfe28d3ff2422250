import { describe, expect, test } from "vitest";
import type { Span } from "../source/span.ts";
import { choice, joined, literal, unknown } from "./make-value.ts";
import { mapLiterals, members } from "./members.ts";
import { hangsOn, literalOf, literalPrefix, literalSuffix } from "./read-value.ts";
import { shown } from "./shown.ts";
import type { Value } from "./value.ts";

const file = { path: "w.yml", shownPath: "w.yml", text: "" };
const elsewhere = { path: "x.yml", shownPath: "x.yml", text: "" };
const at = (start: number, end: number): Span => ({ file, start, end });
const whole = at(0, 50);
const actor: Value = { kind: "context", name: "github.actor", span: at(10, 20) };
const nothing: Value = { kind: "empty", because: "nothing sets it", span: at(10, 20) };
const either = choice([literal("a/x", at(1, 2)), literal("b/x", at(3, 4))], whole);

describe("joined", () => {
  test("merges literals that touch, and keeps apart those that do not", () => {
    const value = joined([literal("a", at(0, 1)), literal("b", at(1, 2)), literal("c", at(4, 5)), actor], whole);
    expect(value).toMatchObject({ parts: [literal("ab", at(0, 2)), literal("c", at(4, 5)), actor] });
  });

  test("of nothing but literals is a literal that stands where they stand", () => {
    expect(joined([literal("a", at(3, 4)), literal("1", at(8, 9), "number")], whole)).toEqual(literal("a1", at(3, 9)));
  });

  test("stands at the whole where a part comes from elsewhere", () => {
    const value = joined([literal("ghcr.io", { file: elsewhere, start: 3, end: 9 }), literal("/x", at(8, 9))], whole);
    expect(value).toMatchObject(literal("ghcr.io/x", whole));
  });

  test("knows where each part is written, as long as there are few", () => {
    const host = literal("ghcr.io", { file: elsewhere, start: 3, end: 9 });
    const value = joined([joined([host, literal("/x", at(8, 9))], whole), literal(":y", at(20, 22))], whole);
    expect(value).toMatchObject({ pieces: [{ text: "ghcr.io", span: host.span }, { text: "/x" }, { text: ":y" }] });
    expect(
      joined(
        Array.from({ length: 20 }, () => host),
        whole,
      ),
    ).not.toHaveProperty("pieces");
  });

  test("is flat, and drops what is empty", () => {
    const inner = joined([literal("x", at(0, 1)), actor], whole);
    expect(joined([literal("", at(0, 0)), inner, either], whole)).toMatchObject({
      parts: [{ text: "x" }, actor, either],
    });
  });

  test("of one is that one, with its type", () => {
    const value = literal("true", at(0, 4), "boolean");
    expect(joined([value], whole)).toBe(value);
    expect(joined([value, literal("", whole)], whole)).toEqual(literal("true", at(0, 4)));
    expect(joined([nothing, nothing], whole)).toBe(nothing);
    expect(joined([], whole)).toEqual(literal("", whole));
  });

  test("does not grow without end", () => {
    let value: Value = joined([literal("a", at(0, 1)), actor, literal("b", at(20, 21))], whole);
    for (let round = 0; round < 64; round++) value = joined([value, value], whole);
    expect(value.kind === "joined" && value.parts.length).toBeLessThan(4096);
    expect(hangsOn(value)).toEqual(["github.actor"]);
    let deep: Value = actor;
    for (let round = 0; round < 500; round++) {
      deep = choice([literal("x", whole), joined([deep, literal("y", whole)], whole)], whole);
    }
    expect(JSON.stringify(deep).length).toBeLessThan(100_000);
  });
});

describe("choice", () => {
  test("holds each meaning once, is flat, and of one is that one", () => {
    expect(choice([either, literal("a/x", at(7, 8)), actor], whole)).toMatchObject({
      of: [literal("a/x", at(1, 2)), literal("b/x", at(3, 4)), actor],
    });
    expect(choice([actor, { ...actor, span: whole }], whole)).toBe(actor);
  });

  test("the word false and false are two", () => {
    expect(choice([literal("false", whole), literal("false", whole, "boolean")], whole).kind).toBe("choice");
  });

  test("has at most 16 members", () => {
    const some = Array.from({ length: 16 }, (_, index) => literal(`${index}`, whole));
    expect(choice(some, whole).kind).toBe("choice");
    expect(choice([...some, actor], whole)).toMatchObject({ kind: "unknown", on: ["github.actor"] });
  });
});

describe("what is known of a value", () => {
  const image = joined([literal("ghcr.io/", at(0, 8)), actor, literal(":v1", at(20, 23))], whole);
  const halfEmpty = joined([literal("a", at(0, 1)), nothing], whole);
  const ambiguous = joined([either, literal(":v1", at(20, 23))], whole);

  test("its text", () => {
    expect([literal("a", whole), nothing, halfEmpty, image, actor, either].map(literalOf)).toEqual([
      "a",
      "",
      "a",
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("its beginning and end", () => {
    expect([image, halfEmpty, actor, either, ambiguous].map(literalPrefix)).toEqual(["ghcr.io/", "a", "", "", ""]);
    expect([image, halfEmpty, actor, either, ambiguous].map(literalSuffix)).toEqual([":v1", "a", "", "/x", "/x:v1"]);
  });

  test("what it may be", () => {
    expect(members(ambiguous).map(shown)).toEqual(["a/x:v1", "b/x:v1"]);
    expect(members(either)).toEqual(either.kind === "choice" && either.of);
    expect(members(image)).toEqual([image]);
    const many = joined([either, actor, either, actor, either, actor, either, actor, either], whole);
    expect(members(many)).toEqual([many]);
  });

  test("what it hangs on", () => {
    const secret: Value = { kind: "secret", name: "X", span: whole };
    expect(hangsOn(joined([actor, secret, unknown("", whole, ["a", "b"]), actor], whole))).toEqual([
      "github.actor",
      "secrets.X",
      "a",
      "b",
    ]);
  });

  test("how a person would write it", () => {
    const token: Value = { kind: "github-token", span: whole };
    const shell: Value = { kind: "context", name: "$HOME", span: whole };
    expect(
      [image, either, joined([literal("x", whole), either], whole), token, shell, unknown("", whole)].map(shown),
    ).toEqual([
      "ghcr.io/${{ github.actor }}:v1",
      "a/x | b/x",
      "x(a/x | b/x)",
      "${{ secrets.GITHUB_TOKEN }}",
      "$HOME",
      "…",
    ]);
  });

  test("its literals changed", () => {
    expect(shown(mapLiterals(joined([image, either], whole), (text) => text.toUpperCase()))).toBe(
      "GHCR.IO/${{ github.actor }}:V1(A/X | B/X)",
    );
  });
});
