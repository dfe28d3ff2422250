import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainText } from "../source/text.ts";
import { isPlainRecipe, parseMakefile, type Makefile, type MakeRule } from "./parse-makefile.ts";

function read(source: string): Makefile | undefined {
  return parseMakefile(plainText({ path: "Makefile", shownPath: "Makefile", text: source }, 0, source.length));
}

function ruleOf(source: string, target: string): MakeRule {
  const rule = read(source)?.rules.get(target);
  if (!rule) throw new Error(`no rule for ${target}`);
  return rule;
}

const image = [
  "IMAGE ?= ghcr.io/acme/app",
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
  it("reads variables, and the first assignment of each", () => {
    const variables = read(`${image}VERSION := 2\n`)?.variables;
    expect([...(variables ?? [])].map(([name, text]) => [name, text.value])).toEqual([
      ["IMAGE", "ghcr.io/acme/app"],
      ["VERSION", "1"],
    ]);
  });

  it("writes a recipe as a shell reads it", () => {
    expect(ruleOf(image, "build").recipe.value).toBe("docker build -t ${IMAGE}:${VERSION} .");
    expect(ruleOf(image, "push").recipe.value).toBe('docker push \\\n\t  ${IMAGE}:${VERSION}\necho "$HOME"');
    expect(ruleOf(image, "push").prerequisites).toEqual(["build"]);
  });

  it("knows the place of every word of a recipe", () => {
    const { recipe } = ruleOf(image, "push");
    for (const [word, written] of [
      ["${VERSION}", "$(VERSION)"],
      ["echo", "echo"],
      ["$HOME", "$$HOME"],
    ] as const) {
      const at = recipe.value.indexOf(word);
      const span = recipe.within(at, at + word.length);
      expect(span.file.text.slice(span.start, span.end)).toBe(written);
    }
  });

  it("takes the first target that is not special for the usual one", () => {
    expect(read(image)?.first).toBe("build");
  });

  it.each(["include common.mk", "-include x", "ifeq ($(A),b)\nendif", "define x\nendef"])(
    "does not follow a file with `%s`",
    (line) => {
      expect(read(`${line}\n${image}`)).toBeUndefined();
    },
  );

  it.each(["docker push $@", "docker push $(shell git describe)", "docker push $(addprefix x,y)"])(
    "does not take `%s` for a shell's",
    (line) => {
      expect(isPlainRecipe(ruleOf(`push:\n\t${line}\n`, "push"))).toBe(false);
    },
  );

  it("takes plain commands for a shell's", () => {
    expect(isPlainRecipe(ruleOf(image, "push"))).toBe(true);
  });

  it("reads anything", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a:", "\tx", "\n", "$(A)", "$$", "A=b", " ", ":", "\\\n", "\t", "é", "b: a")),
        (pieces) => {
          const source = pieces.join("");
          for (const { recipe } of read(source)?.rules.values() ?? []) {
            const { start, end } = recipe.within(0, recipe.value.length);
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(source.length);
          }
        },
      ),
    );
  });
});
