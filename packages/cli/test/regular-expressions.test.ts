import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { tokenizer } from "acorn";
import type { Token } from "acorn";
import { transform } from "esbuild";
import { expect, it } from "vitest";
import { datePattern, repositoryPattern } from "../../core/src/configuration/configuration-keys.ts";
import { tokenPrefixes } from "../../core/src/knowledge/secret-names.ts";

/**
 * Every regular expression of the sources is proved to take a time that grows with the text and no faster, since any text
 * may have been written to make it slow: https://makenowjust-labs.github.io/recheck/
 */
const packages = fileURLToPath(new URL("../../", import.meta.url));

it("no regular expression can be made to backtrack", { timeout: 300_000 }, async () => {
  const patterns = [...(await literalsIn("core/src")), ...(await literalsIn("cli/src"))];
  expect(patterns.length).toBeGreaterThan(200);
  const written = [...tokenPrefixes.map(({ pattern }) => pattern), datePattern, repositoryPattern];
  patterns.push(...written.map((pattern): Literal => ({ where: "a table", pattern, flags: "" })));
  const check = await checker();
  const unsafe = patterns.flatMap(({ where, pattern, flags }) => {
    const verdict = canRepeat.test(pattern) ? check(pattern, flags) : "safe";
    return verdict === "safe" ? [] : [`${where}: /${pattern}/${flags} is ${verdict}`];
  });
  expect(unsafe).toEqual([]);
});

it("would notice one", { timeout: 60_000 }, async () => {
  const check = await checker();
  expect(check("^(a+)+$", "")).toBe("vulnerable");
  expect(check("/+$", "")).toBe("vulnerable");
});

it("knows all that are put together while the tool runs", async () => {
  const files = [...sourcesIn("core/src"), ...sourcesIn("cli/src")];
  const built = files.filter(({ text }) => /new RegExp\(/.test(text)).map(({ file }) => file);
  // Out of fixed tables, out of a variable's name, out of signs to split at, or out of texts in which every special character is escaped.
  expect(built).toEqual([
    "core/src/configuration/parse-configuration.ts",
    "core/src/facts/credential.ts",
    "core/src/facts/script/field-separators.ts",
    "core/src/fixes/use-github-token.ts",
    "core/src/knowledge/contexts.ts",
    "core/src/report/mask-secrets.ts",
    "core/src/workflow/parse-plain-yaml.ts",
    "core/src/workflow/plain-scalars.ts",
  ]);
});

interface Literal {
  readonly where: string;
  readonly pattern: string;
  readonly flags: string;
}

/** Without one of these there is nothing to repeat. */
const canRepeat = /[*+]|\{\d+,/;

async function checker(): Promise<(pattern: string, flags: string) => "safe" | "vulnerable" | "unknown"> {
  const { checkSync } = await import("recheck");
  // No limit by the clock but the last one, and always the same attempts: the verdict is the same on a slow machine.
  const attempts = {
    randomSeed: 7,
    timeout: 120_000,
    incubationTimeout: 60_000,
    mutationTimeout: 60_000,
    attackTimeout: 60_000,
  };
  return (pattern, flags) => checkSync(pattern, flags, attempts).status;
}

async function literalsIn(folder: string): Promise<readonly Literal[]> {
  const found = await Promise.all(
    sourcesIn(folder).map(async ({ file, text }) => {
      const { code } = await transform(text, { loader: "ts" });
      const tokens: Iterable<Token & { readonly value?: unknown }> = tokenizer(code, {
        ecmaVersion: "latest",
        sourceType: "module",
      });
      return [...tokens].flatMap(({ type, value }) =>
        type.label === "regexp" ? [{ where: file, ...(value as Omit<Literal, "where">) }] : [],
      );
    }),
  );
  return found.flat();
}

function sourcesIn(folder: string): readonly { readonly file: string; readonly text: string }[] {
  return readdirSync(join(packages, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .toSorted()
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(packages, folder, file), "utf8") }));
}
