import { literalOf } from "../../expressions/read-value.ts";
import { copiers, removers } from "../../knowledge/credential-files.ts";
import { packageRunners } from "../../knowledge/package-scripts.ts";
import { fileWriters } from "../../knowledge/powershell-files.ts";
import { settersOfVariables } from "../../knowledge/powershell-variables.ts";
import { tokenPrinters } from "../../knowledge/token-printers.ts";
import type { Builtin } from "./builtin.ts";
import { copiedTo } from "./copied-credentials.ts";
import { declared, positioned, readIn, removed, shifted, unsure } from "./declarations.ts";
import { left } from "./leaving.ts";
import { folderShown, moved, movedBack, parentShown } from "./folders.ts";
import { copied, filtered, picked, recoded, teed, translated } from "./filters.ts";
import { evaluated, evaluatedByPowershell, remoteShell, shellOf, sourced, trapped } from "./inner-scripts.ts";
import { packageRunner } from "./package-script.ts";
import { printed, printedAsFormat, swallowed } from "./printed-text.ts";
import { printedToken } from "./printed-token.ts";
import { fieldOfRepository, lastOfPath } from "./repository-pieces.ts";
import { removedFrom } from "./removed-credentials.ts";
import { runFileByPowershell } from "./repository-scripts.ts";
import { writtenInto } from "./powershell-files.ts";
import { runMake } from "./run-make.ts";

/** Without a program it changes what the script itself reads; with one it is a wrapper of that. */
const redirected: Builtin = (words, { command, state }) => {
  if (words.length > 0) return undefined;
  state.unsure.stdin ||= command.redirects.some(({ descriptor }) => descriptor === 0);
  return { output: undefined };
};

/** How the everyday commands of a shell move texts between variables, pipes and files. */
const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ["echo", (words, call) => ({ output: printed(words, call), swallowed: swallowed(words, call) })],
  ["Write-Output", (words, call) => ({ output: printed(words, call) })],
  ["printf", (words, call) => ({ output: printedAsFormat(words, call) })],
  ...Object.entries(fileWriters).map(([name, options]): [string, Builtin] => [name, writtenInto(options)]),
  ["cat", (words, call) => ({ output: copied(words, call) })],
  ["jq", (words, call) => ({ output: picked(words, call) })],
  ["tee", (_words, call) => ({ output: teed(call) })],
  ["base64", (_words, call) => ({ output: recoded(call) })],
  ["tr", (words, call) => ({ output: translated(words, call) })],
  [
    "awk",
    (words, call) =>
      fieldOfRepository(words, call) ?? {
        output: filtered(
          call,
          words.some(({ value }) => /\btolower\(/.test(literalOf(value) ?? "")),
        ),
      },
  ],
  [
    "sed",
    (words, call) => ({
      output: filtered(
        call,
        words.some(({ value }) => /\\L/.test(literalOf(value) ?? "")),
      ),
    }),
  ],
  ["export", declared],
  ["declare", declared],
  ["typeset", declared],
  ["local", declared],
  ["readonly", declared],
  ["unset", removed],
  ["read", readIn],
  ["source", sourced],
  [".", sourced],
  ...settersOfVariables.map((name): [string, Builtin] => [name, unsure]),
  ["Invoke-Expression", evaluatedByPowershell],
  ["iex", evaluatedByPowershell],
  ["mapfile", unsure],
  ["readarray", unsure],
  ["getopts", unsure],
  ["set", positioned],
  ["eval", evaluated],
  ["trap", trapped],
  ["bash", shellOf],
  ["sh", shellOf],
  ["zsh", shellOf],
  ["dash", shellOf],
  ["pwsh", runFileByPowershell],
  ["powershell", runFileByPowershell],
  ["ssh", remoteShell],
  ["cd", moved],
  ["Set-Location", moved],
  ["Push-Location", moved],
  ["Pop-Location", movedBack],
  ["pushd", moved],
  ["popd", movedBack],
  ["pwd", folderShown],
  ["dirname", parentShown],
  ["basename", lastOfPath],
  ["cut", fieldOfRepository],
  ["make", runMake],
  ...packageRunners.map((runner): [string, Builtin] => [runner.program, packageRunner(runner)]),
  ...tokenPrinters.map((row): [string, Builtin] => [row.program, printedToken(row)]),
  ...copiers.map((name): [string, Builtin] => [name, copiedTo]),
  ...removers.map((name): [string, Builtin] => [name, removedFrom]),
  ["shift", shifted],
  ["exec", redirected],
  ["exit", left("shell")],
  ["throw", left("shell")],
  ["return", left("body")],
]);

/** PowerShell does not care how its own commands are written. */
const withoutCase: ReadonlyMap<string, Builtin> = new Map(
  [...builtins].map(([name, builtin]) => [name.toLowerCase(), builtin]),
);

export function builtinOf(program: string): Builtin | undefined {
  return builtins.get(program) ?? withoutCase.get(program.toLowerCase());
}
