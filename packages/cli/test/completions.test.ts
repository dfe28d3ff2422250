import { expect, it } from "vitest";
import { rules } from "../../core/src/rules/index.ts";
import { shells } from "../src/completions/shells.ts";
import { options } from "../src/options.ts";
import { plantTree } from "./plant-tree.ts";
import { runCommand } from "./run-command.ts";

// The proofs ask the shells themselves: proofs/completions.proof.ts.
it.each(shells)("prints a script for %s with every option and every rule", (shell) => {
  const { code, output, diagnostics } = runCommand(["completions", shell], { folder: plantTree({}) });
  expect({ code, diagnostics }).toEqual({ code: 0, diagnostics: "" });
  const words = new Set(output.match(/[a-z]+(?:-[a-z]+)*/g));
  expect([...options.map(({ name }) => name), ...rules.map(({ id }) => id)].filter((word) => !words.has(word))).toEqual(
    [],
  );
});

it.each([
  [[], "ghcr-lint completions needs the name of a shell: bash, zsh or fish"],
  [["fisch"], 'ghcr-lint completions knows bash, zsh or fish, not "fisch"; did you mean fish?'],
  [["pwsh"], 'ghcr-lint completions knows bash, zsh or fish, not "pwsh"\n'],
  [["bash", "zsh"], 'ghcr-lint completions takes one shell, but got "zsh" too'],
  [["bash", "--fix"], "--fix is not for ghcr-lint completions"],
])("refuses %j", (argumentList, message) => {
  const { code, diagnostics } = runCommand(["completions", ...argumentList], { folder: plantTree({}) });
  expect(code).toBe(2);
  expect(diagnostics).toContain(message);
});
