import { describe, expect, test } from "vitest";
import { harmlessCommands } from "./harmless-commands.ts";
import { programs } from "./programs.ts";
import type { Argument, CommandEffect, CommandImages, CommandRow, CommandWhen } from "./rows.ts";
import { wrappers } from "./wrappers.ts";

const names = programs.flatMap(({ program, aliases = [] }) => [program, ...aliases]);
const rows = programs.flatMap((program) =>
  program.commands.map((row) => ({ called: [program.program, ...row.verb].join(" "), program, row })),
);

describe("programs", () => {
  test("each name belongs to one program", () => {
    expect(repeated(names)).toEqual([]);
  });

  test.each(programs)("each verb of $program has one row", ({ commands }) => {
    expect(repeated(commands.map((row) => row.verb.join(" ")))).toEqual([]);
  });

  test.each(rows)("$called says where it was read", ({ row }) => {
    expect(row.source).toMatch(/^https:\/\/[\w.-]+\/.*[^/]\/?(#.*)?$/);
  });

  test.each(rows)("$called: what its effects read from options takes a value", ({ program, row }) => {
    const valued = new Set([...program.valued, ...row.valued]);
    expect(optionsRead(row).filter((option) => !valued.has(option))).toEqual([]);
  });

  test.each(rows)("$called: a flag that makes it read standard input takes no value", ({ program, row }) => {
    const valued = new Set([...program.valued, ...row.valued]);
    const flags = row.effects.flatMap((effect) => (effect.does === "login" ? effect.stdin : []));
    expect(flags.filter((flag) => valued.has(flag))).toEqual([]);
  });

  test.each(rows)("$called: each option is listed once, and is one", ({ row }) => {
    expect(repeated(row.valued)).toEqual([]);
    expect(row.valued.filter((option) => !/^--?[A-Za-z]/.test(option))).toEqual([]);
  });

  test("a condition on `may` stands only where there is one", () => {
    expect(rows.filter(({ row }) => row.mayWhen && !row.may).map(({ called }) => called)).toEqual([]);
  });

  test("every tool that the documentation of ghcr.io speaks of can push", () => {
    const pushing = new Set(
      rows.filter(({ row }) => row.effects.some(({ does }) => does === "push")).map(({ called }) => called),
    );
    for (const called of [
      "docker push",
      "docker buildx build",
      "docker compose push",
      "podman push",
      "skopeo copy",
      "helm push",
      "oras push",
      "crane copy",
      "cosign sign",
      "ko build",
    ]) {
      expect(pushing).toContain(called);
    }
  });
});

describe("harmless commands", () => {
  test("none is harmless whatever follows and in the other table as well", () => {
    const always = harmlessCommands.filter(({ verbs, only, unless }) => !verbs && !only && !unless);
    expect(always.map(({ program }) => program).filter((program) => names.includes(program))).toEqual([]);
  });

  test("a program of the other table has a row here only where that one leaves it to this table", () => {
    const listed = programs.filter(({ otherwise }) => otherwise === "listed");
    const leaving = new Set(listed.flatMap(({ program, aliases = [] }) => [program, ...aliases]));
    const both = new Set(harmlessCommands.map(({ program }) => program).filter((program) => names.includes(program)));
    expect([...both].filter((program) => !leaving.has(program))).toEqual([]);
    expect(listed.filter(({ program }) => !both.has(program))).toEqual([]);
  });

  test("a program that is harmless whatever follows has one row", () => {
    const always = harmlessCommands
      .filter(({ verbs, only, unless }) => !verbs && !only && !unless)
      .map(({ program }) => program);
    const all = harmlessCommands.map(({ program }) => program);
    expect(always.filter((program) => all.indexOf(program) !== all.lastIndexOf(program))).toEqual([]);
  });

  test.each([
    "make",
    "just",
    "task",
    "mage",
    "rake",
    "tox",
    "nox",
    "npx",
    "uvx",
    "bash",
    "sh",
    "eval",
    "source",
    ".",
    "ssh",
    "dagger",
    "werf",
    "okteto",
    "java",
    "act",
  ])("%s stays opaque", (program) => {
    expect(harmlessCommands.filter((row) => row.program === program)).toEqual([]);
    expect(names).not.toContain(program);
  });

  test.each([
    ["npm", "publish"],
    ["pnpm", "publish"],
    ["yarn", "publish"],
    ["gem", "push"],
    ["nuget", "push"],
    ["dotnet", "publish"],
    ["dotnet", "nuget"],
    ["cargo", "run"],
    ["go", "run"],
    ["go", "generate"],
    ["terraform", "apply"],
    ["mvn", "deploy"],
    ["gradle", "publish"],
  ])("%s %s may write packages, or run anything", (program, verb) => {
    const found = harmlessCommands.filter((row) => row.program === program);
    expect(found.filter((row) => !row.verbs && !row.only)).toEqual([]);
    expect(found.filter((row) => row.verbs?.includes(verb) || row.only?.includes(verb))).toEqual([]);
  });
});

test("each wrapper has one row, and its options are options", () => {
  expect(repeated(wrappers.map(({ program }) => program))).toEqual([]);
  expect(wrappers.flatMap(({ valued }) => valued).filter((option) => !option.startsWith("-"))).toEqual([]);
});

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function optionsRead(row: CommandRow): readonly string[] {
  return [...row.effects.flatMap(optionsOfEffect), ...(row.mayWhen ? optionsOfWhen(row.mayWhen) : [])];
}

function optionsOfEffect(effect: CommandEffect): readonly string[] {
  if (effect.does === "logout") return effect.registry.flatMap(optionsOfArgument);
  const when = effect.when ? optionsOfWhen(effect.when) : [];
  if (effect.does === "login") {
    return [...[...effect.registry, ...effect.username, ...effect.password].flatMap(optionsOfArgument), ...when];
  }
  if (effect.does === "name") return [...effect.images.flatMap(optionsOfImages), ...when];
  const own = [...(effect.credentials ?? []), ...(effect.username ?? []), ...(effect.password ?? [])];
  return [...effect.images.flatMap(optionsOfImages), ...own.flatMap(optionsOfArgument), ...when];
}

function optionsOfImages(images: CommandImages): readonly string[] {
  if ("of" in images) return optionsOfArgument(images.of);
  if ("join" in images) return images.join.flat().flatMap(optionsOfArgument);
  return "take" in images ? images.option : [];
}

function optionsOfArgument(argument: Argument): readonly string[] {
  return "option" in argument ? argument.option : [];
}

/** `--push=false` is about a flag, which takes no value of its own. */
function optionsOfWhen(when: CommandWhen): readonly string[] {
  if ("any" in when) return when.any.flatMap(optionsOfWhen);
  if ("all" in when) return when.all.flatMap(optionsOfWhen);
  if ("not" in when) return optionsOfWhen(when.not);
  if ("argument" in when) return optionsOfArgument(when.argument);
  if ("is" in when) return when.is.every((value) => value === "true" || value === "false") ? [] : when.option;
  return "have" in when ? when.option : [];
}
