import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import { options } from "../src/options.ts";
import { startEditor } from "./editor-client.ts";
import { plantTree } from "./plant-tree.ts";
import { publishWorkflow } from "./sample-workflows.ts";

const page = readFileSync(new URL("../../../docs/editors.md", import.meta.url), "utf8");

/** The blocks of code below a heading, each as what its language makes of it. */
function blocksOf(heading: string): readonly { readonly language: string; readonly text: string }[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language = "", text = ""]) => ({ language, text }));
}

function parsed(heading: string, index: number): unknown {
  const block = blocksOf(heading)[index];
  return block?.language === "toml" ? parse(block.text) : JSON.parse(block?.text ?? "");
}

const command = { command: "ghcr-lint", args: ["--lsp"] };

describe("the page on editors", () => {
  it("has settings for VS Code", () => {
    const settings = parsed("VS Code", 0) as Readonly<Record<string, unknown>>;
    expect(settings["glspc.server.command"]).toBe(command.command);
    expect(settings["glspc.server.commandArguments"]).toEqual(command.args);
    expect(settings["glspc.server.languageId"]).toContain("yaml");
    expect(parsed("VS Code", 1)).toEqual({ "editor.codeActionsOnSave": { "source.fixAll.ghcr-lint": "explicit" } });
  });

  it("has settings for Helix", () => {
    const settings = parsed("Helix", 0) as {
      readonly "language-server": Readonly<Record<string, unknown>>;
      readonly language: readonly { readonly "language-servers": readonly string[] }[];
    };
    expect(settings["language-server"]).toEqual({ "ghcr-lint": command });
    for (const language of settings.language) expect(language["language-servers"][0]).toBe("ghcr-lint");
  });

  it("has an extension for Zed", () => {
    const manifest = parsed("Zed", 0) as Readonly<Record<string, unknown>>;
    expect(manifest).toMatchObject({ id: "ghcr-lint", schema_version: 1 });
    expect(manifest["language_servers"]).toEqual({ "ghcr-lint": { name: "ghcr-lint", languages: ["YAML"] } });
    expect(parsed("Zed", 1)).toMatchObject({ lib: { "crate-type": ["cdylib"] } });
    expect(parsed("Zed", 3)).toEqual({ languages: { YAML: { language_servers: ["ghcr-lint", "..."] } } });
  });

  it("starts the same server everywhere", () => {
    const [lua] = blocksOf("Neovim");
    expect(lua?.text).toContain('cmd = { "ghcr-lint", "--lsp" }');
    expect(blocksOf("Zed")[2]?.text).toMatch(/which\("ghcr-lint"\)[^]*vec!\["--lsp"\.into\(\)\]/);
  });

  it("names just the options that go with --lsp", () => {
    const named = [...page.matchAll(/`--([a-z-]+)`/g)].map(([, name]) => name);
    const going = options.filter((option) => "alsoFor" in option && option.alsoFor.some((other) => other === "--lsp"));
    const others = new Set(["version", "help", "color"]);
    expect(new Set(named.filter((name) => name !== "fix"))).toEqual(
      new Set(going.map(({ name }) => name).filter((name) => !others.has(name))),
    );
  });

  it("tells no tale of what editors get", async () => {
    const path = ".github/workflows/publish.yml";
    const folder = plantTree({ [path]: publishWorkflow });
    const editor = await startEditor(folder);
    expect(editor.initialized.capabilities).toMatchObject({
      positionEncoding: "utf-16",
      hoverProvider: true,
      codeActionProvider: { codeActionKinds: ["quickfix", "source.fixAll.ghcr-lint"] },
    });
    const document = await editor.open(join(folder, path), publishWorkflow);
    const kinds = (await document.actions("permissions")).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(["quickfix", "source.fixAll.ghcr-lint"]));
  });
});
