import { powershellCommands } from "../../knowledge/powershell-commands.ts";

/** The name by which the tables know a program: `write-host` is `Write-Host` to PowerShell, which takes its own in any case. */
export function calledName(program: string | undefined): string | undefined {
  return program?.includes("-") ? (cmdlets().get(program.toLowerCase()) ?? program) : program;
}

let known: ReadonlyMap<string, string> | undefined;

/** Put together when it is first asked for: most runs see no name with a hyphen. */
function cmdlets(): ReadonlyMap<string, string> {
  return (known ??= new Map(powershellCommands.map((name) => [name.toLowerCase(), name])));
}
