import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, inject, it } from "vitest";
import { homeUrl } from "../../core/src/report/links.ts";
import { runProgram, succeed } from "./run-program.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const compiler = join(root, "packages/cli/node_modules/.bin/tsc");
const tarballs = inject("tarballs");
const consumer = inject("consumer");

interface Manifest {
  readonly license: string;
  readonly repository: { readonly url: string; readonly directory: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly publishConfig: unknown;
}

describe.each([
  ["@ghcr-lint/core", "core"],
  ["ghcr-lint", "cli"],
] as const)("the package %s", (name, folder) => {
  const installed = join(consumer, "node_modules", name);

  it("has nothing that publint complains about", async () => {
    const { messages, pkg } = await publint({ pack: { tarball: bytesOf(tarballs[folder]).buffer }, strict: true });
    expect(pkg).toHaveProperty("name", name);
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it("says where it comes from, and depends on nothing that only this repository understands", () => {
    const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as Manifest;
    expect(manifest).toMatchObject({
      license: "MIT",
      repository: { type: "git", url: `git+${homeUrl}.git`, directory: `packages/${folder}` },
      bugs: `${homeUrl}/issues`,
      publishConfig: { access: "public", provenance: true },
    });
    for (const range of Object.values(manifest.dependencies ?? {})) expect(range).toMatch(/^\d/);
  });

  it("holds what it needs, and nothing of the workshop", () => {
    const files = succeed("tar", ["-tf", tarballs[folder]], root).trimEnd().split("\n");
    const unexpected = files.filter((file) => !expected[folder].some((pattern) => pattern.test(file)));
    expect(unexpected).toEqual([]);
    for (const pattern of expected[folder]) expect(files.filter((file) => pattern.test(file))).not.toEqual([]);
  });

  it("has pages whose links lead somewhere", () => {
    const links = [...readFileSync(join(installed, "README.md"), "utf8").matchAll(/\]\(([^)]+)\)/g)];
    expect(links.filter(([, link = ""]) => !/^(?:https:|#)/.test(link))).toEqual([]);
  });
});

const { exports } = JSON.parse(readFileSync(join(root, "packages/core/package.json"), "utf8")) as {
  readonly exports: Readonly<Record<string, { readonly default: string }>>;
};
const modules = Object.values(exports).map((entry) => basename(entry.default, ".js"));
const everywhere = [/^package\/package\.json$/, /^package\/README\.md$/, /^package\/LICENSE$/];
const expected = {
  core: [
    ...everywhere,
    /^package\/dist\/THIRD-PARTY-LICENSES\.txt$/,
    new RegExp(`^package/dist/(?:${modules.join("|")}|shared-\\w+)\\.js$`),
    /^package\/dist\/types\/(?:[\w-]+\/)*[\w-]+\.d\.ts$/,
  ],
  cli: [
    ...everywhere,
    /^package\/ghcr-lint\.schema\.json$/,
    /^package\/dist\/THIRD-PARTY-LICENSES\.txt$/,
    /^package\/dist\/ghcr-lint\.cjs$/,
    /^package\/dist\/parts\/[\w-]+\.(?:cjs|cache)$/,
    /^package\/dist\/rules\/[\w-]+\.md$/,
  ],
} as const;

describe("the installed command", () => {
  const repository = join(consumer, "repository");
  const workflows = join(repository, ".github/workflows");
  const command = join(consumer, "node_modules/.bin/ghcr-lint");
  const ghcrLint = (...argumentList: string[]): ReturnType<typeof runProgram> =>
    runProgram(command, argumentList, repository);
  const sample = /^```yaml\n# .+\n([^]*?)^```$/m.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1] ?? "";
  mkdirSync(workflows, { recursive: true });
  writeFileSync(join(workflows, "publish.yml"), sample);

  it("finds what is wrong in a repository", () => {
    const { code, output, diagnostics } = ghcrLint();
    expect({ code, diagnostics }).toEqual({ code: 1, diagnostics: "" });
    expect(output).toContain(".github/workflows/publish.yml:4:1: error: job `image` pushes to ghcr.io");
    expect(output).toContain("[missing-packages-write]");
  });

  it("has the parts that not every run needs: globs, GitHub's own parser, the pages of the rules", () => {
    writeFileSync(join(workflows, "refused.yml"), `${sample}      - run: \${{ nonsense( }}\n`);
    expect(ghcrLint(".github/workflows/ref*.yml").output).toContain("[invalid-workflow]");
    // Without the pages a rule is explained all the same, but by its words alone.
    expect(ghcrLint("explain", "missing-login").output).toContain("\nExample\n");
  });

  it("has the schema of the configuration beside it", () => {
    const installed = join(consumer, "node_modules/ghcr-lint/ghcr-lint.schema.json");
    expect(readFileSync(installed, "utf8")).toBe(readFileSync(join(root, "docs/ghcr-lint.schema.json"), "utf8"));
  });
});

describe("the installed library", () => {
  const page = readFileSync(join(root, "packages/core/README.md"), "utf8");
  const [example = "", printed = ""] = ["ts", "text"].map(
    (language) => new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "m").exec(page)?.[1],
  );
  writeFileSync(join(consumer, "example.ts"), example);

  it("has types wherever an ES module is looked for", async () => {
    const checked = await checkPackage(createPackageFromTarballData(bytesOf(tarballs.core)));
    if (!checked.types) throw new Error("the package has no types at all");
    expect(Object.keys(checked.entrypoints)).toEqual(Object.keys(exports));
    // How modules were found before `exports`, and `require` by the rules from before Node could load ES modules with it.
    const isOld = (kind: string): boolean => kind === "node10" || kind === "node16-cjs";
    const problems = checked.problems.filter(
      (problem) => !("resolutionKind" in problem && isOld(problem.resolutionKind)),
    );
    expect(problems).toEqual([]);
  });

  it.each([
    ["node16", ["--module", "node16"]],
    ["bundler", ["--module", "preserve", "--moduleResolution", "bundler", "--noEmit"]],
  ])("compiles in a project with %s resolution, its declarations included", (_name, resolution) => {
    const strict = ["--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false", "--target", "es2022"];
    const surroundings = ["--lib", "es2023,dom", "--types", ""];
    const { output } = runProgram(compiler, [...strict, ...surroundings, ...resolution, "example.ts"], consumer);
    expect(output).toBe("");
  });

  it("prints in the example of its page what the page says", () => {
    expect(succeed(process.execPath, ["example.js"], consumer)).toBe(printed);
  });

  it("is refused by the compiler where it is used wrongly", () => {
    writeFileSync(join(consumer, "wrong.ts"), example.replace("settings: {}", "settings: { repository: 1 }"));
    const { code, output } = runProgram(compiler, ["--noEmit", "--module", "node16", "wrong.ts"], consumer);
    expect(code).not.toBe(0);
    expect(output).toMatch(/wrong\.ts.+TS2322/);
  });
});

function bytesOf(path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(path));
}
