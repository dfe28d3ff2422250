import { expect, it } from "vitest";
import { plainText, type Text } from "../../source/text.ts";
import { readMakefile, tasksOf } from "./makefile.ts";

function textOf(source: string): Text {
  return plainText({ path: "Makefile", shownPath: "Makefile", text: source }, 0, source.length);
}

/** The lines that a target runs, `?` for what is not known. */
function linesOf(source: string, target: string, others: Readonly<Record<string, string>> = {}): unknown {
  const makefile = readMakefile(textOf(source), (path) => {
    const other = others[path];
    return other === undefined ? undefined : textOf(other);
  });
  return makefile && tasksOf([target], makefile)?.map((task) => (task === "unclear" ? "?" : task.line.value));
}

it("does what a target needs first, and everything once", () => {
  const source = "all: a b\n\tlast\na: b\n\tfirst\nb:\n\tzeroth\n";
  expect(linesOf(source, "all")).toEqual(["zeroth", "first", "last"]);
});

it("takes the one pattern that fits, where no rule of its own has a recipe", () => {
  const source = "push-%: build-%\n\tpush\nbuild-a:\n\tbuild\npush-b:\n\town\npush-c: build-a\n.PHONY: push-c\n";
  expect(linesOf(source, "push-a")).toEqual(["build", "push"]);
  expect(linesOf(source, "push-b")).toEqual(["own"]);
  expect(linesOf(source, "push-c")).toEqual(["build"]);
  expect(linesOf(`${source}push-a%:\n\tother\n`, "push-ab")).toEqual(["?"]);
});

it("does not know a target that no rule makes", () => {
  expect(linesOf("a: b\n\tfirst\n", "b")).toBeUndefined();
  expect(linesOf("a: b\n\tfirst\n", "a")).toEqual(["first"]);
  expect(linesOf("a: b\n\tfirst\n$(X):\n\tother\n", "a")).toEqual(["?", "first"]);
});

it("follows what is included, and nothing without it", () => {
  expect(linesOf("include b.mk\na: b\n\tfirst\n", "a", { "b.mk": "b:\n\tzeroth\n" })).toEqual(["zeroth", "first"]);
  expect(linesOf("include b.mk\na: b\n\tfirst\n", "a")).toBeUndefined();
  expect(linesOf("include b.mk\n", "a", { "b.mk": "include b.mk\n" })).toBeUndefined();
});

it("takes the last of several recipes, unless a condition decides on it", () => {
  expect(linesOf("ifdef X\na: b\n\tfirst\nendif\na:\n\tlast\nb:\n\tzeroth\n", "a")).toEqual(["?", "last"]);
  expect(linesOf("a:\n\tfirst\nifdef X\na:\n\tlast\nendif\n", "a")).toEqual(["?", "?"]);
});

it("does not know the goal where a condition decides on the first rule", () => {
  expect(readMakefile(textOf("a:\nifdef X\nb:\nendif\n"), () => undefined)?.goal).toBe("a");
  expect(readMakefile(textOf("ifdef X\n.PHONY: b\nb:\nendif\na:\n"), () => undefined)?.goal).toBeUndefined();
});

it("comes to an end", () => {
  expect(linesOf("%.x: %.x.x\n\tmake it\n", "a.x")).toContain("?");
  const chain = Array.from({ length: 10_000 }, (_, index) => `a${index}: a${index + 1}\n`).join("");
  expect(linesOf(chain, "a0")).toEqual(["?"]);
});
