import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { accessJsonSchema } from "../../core/src/report/access-json-schema.ts";
import { renderAccessJson } from "../../core/src/report/render-access-json.ts";
import { emptyMap, fullMap, hostileMap } from "../../core/test/sample-access.ts";
import { plantTree } from "./plant-tree.ts";
import { runCommand } from "./run-command.ts";

const workflow = `on: push
jobs:
  image:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: docker/login-action@v3
        with:
          registry: ghcr.io
          username: \${{ github.actor }}
          password: \${{ secrets.GITHUB_TOKEN }}
      - run: docker push ghcr.io/acme/app
`;
const path = ".github/workflows/publish.yml";
const head = `${path}:3:3: fails: job \`image\` pushes ghcr.io/acme/app with GITHUB_TOKEN\n`;

describe("ghcr-lint access", () => {
  it("shows the map, and judges nothing by its exit code", () => {
    const folder = plantTree({ [path]: workflow });
    const { code, output, diagnostics } = runCommand(["access"], { folder });
    expect({ code, diagnostics }).toEqual({ code: 0, diagnostics: "" });
    expect(output.startsWith(head)).toBe(true);
    expect(output).toContain("[missing-packages-write]");
  });

  it("finds files as the linter does: folders, globs, standard input, several repositories", () => {
    const folder = plantTree({ [`a/${path}`]: workflow, [`b/${path}`]: workflow });
    const outputOf = (...paths: string[]): string =>
      runCommand(["access", ...paths], { folder, input: workflow }).output;
    expect(outputOf(".")).toMatch(/\n2 jobs use ghcr\.io in 2 files: 2 fail\n$/);
    expect(outputOf("a")).toMatch(/^a\/\.github/);
    expect(outputOf("*/.github/workflows/*.yml")).toBe(outputOf("."));
    expect(outputOf("-").startsWith(head.replace(path, "<stdin>"))).toBe(true);
  });

  it("is Markdown or JSON, in a file where that is asked for", () => {
    const folder = plantTree({ [path]: workflow });
    expect(runCommand(["access", "-f", "markdown"], { folder }).output).toMatch(/^\| Job \| Verdict \|/);
    expect(runCommand(["access", "-f", "json", "-o", "map.json"], { folder })).toEqual({
      code: 0,
      output: "",
      diagnostics: "",
    });
    expect(JSON.parse(readFileSync(`${folder}/map.json`, "utf8"))).toMatchObject({
      version: 1,
      jobs: [{ verdict: "fails" }],
    });
  });

  it("is colored where that is asked for", () => {
    const folder = plantTree({ [path]: workflow });
    expect(runCommand(["access", "--color", "always"], { folder }).output).toContain("\u001b[1;31mfails:\u001b[0m");
  });

  it("ends with 2 where something could not be read or was not understood", () => {
    const folder = plantTree({ [path]: workflow });
    const missing = runCommand(["access", "nowhere.yml", path], { folder });
    expect(missing).toMatchObject({ code: 2, diagnostics: "ghcr-lint: error: nowhere.yml does not exist\n" });
    expect(missing.output.startsWith(head)).toBe(true);
    expect(runCommand(["access", "-f", "sarif"], { folder })).toEqual({
      code: 2,
      output: "",
      diagnostics: 'ghcr-lint: error: -f takes text, markdown or json, not "sarif"\n',
    });
  });

  it("is a path where there is something of that name, and anywhere but first", () => {
    const folder = plantTree({ [`access/${path}`]: workflow });
    expect(runCommand(["access"], { folder })).toMatchObject({ code: 1 });
    const bare = plantTree({ [path]: workflow });
    expect(runCommand([path, "access"], { folder: bare })).toMatchObject({
      code: 2,
      diagnostics: "ghcr-lint: error: access does not exist; did you mean `ghcr-lint access`?\n",
    });
  });

  it("is explained by --help", () => {
    const folder = plantTree({});
    expect(runCommand(["access", "--help"], { folder }).output).toContain("ghcr-lint access [options] [path ...]");
  });
});

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(accessJsonSchema);

describe("the published schema of the map", () => {
  it.each([
    ["a full map", fullMap],
    ["an empty one", emptyMap],
    ["hostile names", hostileMap],
  ])("describes %s", (_name, map) => {
    validate(JSON.parse(renderAccessJson(map)));
    expect(validate.errors).toBeNull();
  });

  it("refuses another version, and a verdict of its own", () => {
    const spoiled = JSON.parse(renderAccessJson(fullMap)) as { readonly jobs: object[] };
    expect(validate({ ...spoiled, version: 2 })).toBe(false);
    expect(validate({ ...spoiled, jobs: spoiled.jobs.map((job) => ({ ...job, verdict: "maybe" })) })).toBe(false);
  });
});
