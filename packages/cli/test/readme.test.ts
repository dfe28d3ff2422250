import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { plantTree } from "./plant-tree.ts";
import { runCommand } from "./run-command.ts";

const path = fileURLToPath(new URL("../../../README.md", import.meta.url));
const readme = readFileSync(path, "utf8");

/** Compared as a snapshot, so that the option for those also writes the output. */
it("shows in the README what the command really prints", async () => {
  const workflow = blockOf("yaml").replace(/^# .+\n/, "");
  const folder = plantTree({ ".github/workflows/publish.yml": workflow });
  const { code, output, diagnostics } = runCommand([], { folder });
  expect({ code, diagnostics }).toEqual({ code: 1, diagnostics: "" });
  const shown = readme
    .replace(blockOf("text"), () => output)
    .replace(
      consoles,
      (_block, line: string) => `\`\`\`console\n$ ghcr-lint ${line}\n${printedBy(line, folder)}\`\`\``,
    );
  expect(readme.match(consoles)).toHaveLength(2);
  await expect(shown).toMatchFileSnapshot(path);
});

const consoles = /^```console\n\$ ghcr-lint (.+)\n[^]*?^```$/gm;

/** What the command prints about the workflow of the README. */
function printedBy(line: string, folder: string): string {
  const argumentList = (line.match(/"[^"]*"|\S+/g) ?? []).map((argument) => argument.replaceAll('"', ""));
  const { code, output, diagnostics } = runCommand(argumentList, { folder });
  expect({ code, diagnostics }).toEqual({ code: 0, diagnostics: "" });
  return output;
}

it("names commands that exist", () => {
  const manifest = readFileSync(new URL("../../../package.json", import.meta.url), "utf8");
  const { scripts, packageManager } = JSON.parse(manifest) as {
    readonly scripts: Readonly<Record<string, string>>;
    readonly packageManager: string;
  };
  const commands = [...readme.matchAll(/npx -y (\S+) (\S+)/g)];
  expect(commands.map(([, , script]) => script)).toEqual(["ghcr-lint", "test"]);
  for (const [, manager, script = ""] of commands) {
    expect(manager).toBe(packageManager);
    expect(scripts).toHaveProperty(script);
  }
});

/** The first block of code in a language. */
function blockOf(language: string): string {
  const block = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "m").exec(readme)?.[1];
  if (block === undefined) throw new Error(`the README has no block of ${language}`);
  return block;
}
