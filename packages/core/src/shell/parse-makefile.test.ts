import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainText } from "../source/text.ts";
import { parseMakefile, type MakeEntry, type MakeRule } from "./parse-makefile.ts";

function read(source: string): readonly MakeEntry[] | undefined {
  return parseMakefile(plainText({ path: "Makefile", shownPath: "Makefile", text: source }, 0, source.length));
}

function ruleOf(source: string, target: string): MakeRule {
  const rule = read(source)?.find((entry) => entry.kind === "rule" && entry.targets.includes(target));
  if (rule?.kind !== "rule") throw new Error(`no rule for ${target}`);
  return rule;
}

function recipeOf(source: string, target: string): readonly (string | undefined)[] {
  return ruleOf(source, target).recipe.map(({ script, isPlain }) => (isPlain ? script.value : undefined));
}

const image = [
  "IMAGE ?= ghcr.io/acme/app # its name",
  "VERSION := 1",
  ".PHONY: push build",
  "build:",
  "\t@docker build -t $(IMAGE):$(VERSION) .",
  "",
  "push: build # in this order",
  "\tdocker push \\",
  "\t  $(IMAGE):$(VERSION)",
  '\techo "$$HOME"',
  "",
].join("\n");

describe("parseMakefile", () => {
  it("reads variables", () => {
    const lines = "A = \nB := a$(X)\nC += d\nexport D = e\nE := $(wildcard *)\n.DEFAULT_GOAL := f\na: G = h\n";
    const variables = [...(read(image) ?? []), ...(read(lines) ?? [])].filter((entry) => entry.kind === "variable");
    expect(variables.map(({ name, isDefault, value }) => [name, isDefault, value?.value])).toEqual([
      ["IMAGE", true, "ghcr.io/acme/app"],
      ["VERSION", false, "1"],
      ["A", false, ""],
      ["B", false, "a${X}"],
      ["C", false, undefined],
      ["D", false, "e"],
      ["E", false, undefined],
      [".DEFAULT_GOAL", false, "f"],
      ["G", false, undefined],
    ]);
  });

  it("writes a recipe as a shell reads it, line by line", () => {
    expect(recipeOf(image, "build")).toEqual(["docker build -t ${IMAGE}:${VERSION} ."]);
    expect(recipeOf(image, "push")).toEqual(["docker push \\\n\t  ${IMAGE}:${VERSION}", 'echo "$HOME"']);
    expect(ruleOf(image, "push").prerequisites).toEqual(["build"]);
    expect(recipeOf("a:; echo b; echo c\n\techo d\n", "a")).toEqual(["echo b; echo c", "echo d"]);
    expect(recipeOf("a:\r\n\techo b\r\n", "a")).toEqual(["echo b"]);
    expect(recipeOf("a:\n\n# no more\n\techo b\nC = d\n\techo e\n", "a")).toEqual(["echo b"]);
  });

  it.each([
    ["docker push $@:$*", "docker push ${_make_target}:${_make_stem}"],
    [
      "docker push a:$(shell git describe $(FLAGS) | cut -d'(' -f1))",
      "docker push a:$(git describe ${FLAGS} | cut -d'(' -f1))",
    ],
    ["$(MAKE) -C ${DIR}", "make -C ${DIR}"],
    ["docker push $^", undefined],
    ["docker push $(addprefix x,y)", undefined],
    ["docker push $(A:a=b)", undefined],
    ["docker push $(@D)", undefined],
  ])("takes `%s` for `%s`", (line, shell) => {
    expect(recipeOf(`push:\n\t${line}\n`, "push")).toEqual([shell]);
  });

  it("knows the place of every word of a recipe", () => {
    const line = `${image}last:\n\tdocker push $(shell date) $(IMAGE)\n`;
    const words = [
      ["push", "${VERSION}", "$(VERSION)"],
      ["last", "$(date)", "$(shell date)"],
      ["last", "${IMAGE}", "$(IMAGE)"],
    ] as const;
    for (const [target, word, written] of words) {
      const script = ruleOf(line, target).recipe[0]?.script;
      const at = script?.value.indexOf(word) ?? -1;
      const span = script?.within(at, at + word.length);
      expect(span?.file.text.slice(span.start, span.end)).toBe(written);
    }
  });

  it("reads what rules need", () => {
    const needs = (line: string): unknown => {
      const [entry] = read(`${line}\n`) ?? [];
      return entry?.kind === "rule" ? [entry.targets, entry.pattern, entry.prerequisites, entry.isWhole] : entry?.kind;
    };
    expect(needs("a b: c | d # e")).toEqual([["a", "b"], undefined, ["c", "d"], true]);
    expect(needs("a: b \\\n  c")).toEqual([["a"], undefined, ["b", "c"], true]);
    expect(needs("push-%: build-% $(NEEDS)")).toEqual([["push-%"], undefined, ["build-%"], false]);
    expect(needs("push-a: push-%: build-%")).toEqual([["push-a"], "push-%", ["build-%"], true]);
    expect(needs("$(TAGS): a")).toBe("unclear");
    expect(needs("a:: b")).toBe("unclear");
    expect(needs("$(eval $(call rule,a))")).toBe("unclear");
    expect(read("include a.mk b.mk # both\n")).toEqual([{ kind: "include", paths: ["a.mk", "b.mk"] }]);
  });

  it("knows nothing of what stands under a condition, and all of the rest", () => {
    const source = [
      "A = a",
      "ifeq ($(X),)",
      "A = b",
      "ifdef Y",
      "c: d; echo c",
      "else ifdef Z",
      "c:",
      "\techo more",
      "endif",
      "endif # X",
      "e: f",
      "\techo e",
      "ifndef X",
      "\techo perhaps",
      "endif",
      "\techo again",
      "",
    ].join("\n");
    const variables = (read(source) ?? []).filter((entry) => entry.kind === "variable");
    expect(variables.map(({ name, value }) => [name, value?.value])).toEqual([
      ["A", "a"],
      ["A", undefined],
    ]);
    const rules = (read(source) ?? []).filter((entry) => entry.kind === "rule");
    expect(
      rules.map(({ targets, prerequisites, isWhole, mayBeAbsent }) => [targets, prerequisites, isWhole, mayBeAbsent]),
    ).toEqual([
      [["c"], [], false, true],
      [["c"], [], false, true],
      [["e"], ["f"], true, undefined],
    ]);
    expect(
      rules.map(({ recipe }) => recipe.map(({ script, isPlain }) => (isPlain ? script.value : undefined))),
    ).toEqual([[undefined], [undefined], ["echo e", undefined, "echo again"]]);
  });

  it("tells a recipe from what is only set in", () => {
    const source = "A = a\nifdef X\n\tA = b\nelse\n\tC := c\nendif\n  D := d\ne:\n\techo e\n";
    const variables = (read(source) ?? []).filter((entry) => entry.kind === "variable");
    expect(variables.map(({ name, value }) => [name, value?.value])).toEqual([
      ["A", "a"],
      ["A", undefined],
      ["C", undefined],
      ["D", "d"],
    ]);
    expect(recipeOf("a:\nifdef X\n\techo b\nelse\n\techo c\nendif\n\techo d\n", "a")).toEqual([
      undefined,
      undefined,
      "echo d",
    ]);
  });

  it("tells what commands see", () => {
    const source = "export A = a\nexport B C # both\noverride export D := d\nE = e\nunexport F\n";
    const names = (read(source) ?? []).flatMap((entry) => (entry.kind === "export" ? entry.names : []));
    expect(names).toEqual(["A", "B", "C", "D"]);
  });

  it("reads over definitions of several lines", () => {
    const source = "define a =\nb: c\n\techo b\ndefine d\nendef\nifdef X\nendef\ne:\n\techo e\n";
    expect(recipeOf(source, "e")).toEqual(["echo e"]);
    expect(read(source)?.map((entry) => entry.kind)).toEqual(["variable", "rule"]);
  });

  it.each([
    "-include x",
    "ifdef A\ninclude x\nendif",
    "ifdef A",
    "endif",
    "define x",
    "ifdef A\nx:\nendif\n\techo x",
    "x:\nifdef A\nB = b\nendif\n\techo x",
    ".ONESHELL:",
    "export",
  ])("does not follow a file with `%s`", (line) => {
    expect(read(`${line}\n${image}`)).toBeUndefined();
  });

  it("reads anything", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            "a:",
            "\tx",
            "\n",
            "$(A)",
            "$$",
            "A=b",
            " ",
            ":",
            "\\\n",
            "\t",
            "é",
            "b: a",
            ";",
            "$(",
            ")",
            "$",
            "ifdef A\n",
            "else\n",
            "endif\n",
            "define A\n",
            "endef\n",
          ),
        ),
        (pieces) => {
          const source = pieces.join("");
          for (const entry of read(source) ?? []) {
            if (entry.kind !== "rule") continue;
            for (const { script } of entry.recipe) {
              const { start, end } = script.within(0, script.value.length);
              expect(start).toBeGreaterThanOrEqual(0);
              expect(end).toBeLessThanOrEqual(source.length);
            }
          }
        },
      ),
    );
  });
});
