import { wordList } from "./word-list.ts";

/** How a command of PowerShell is told what to write, and where. */
export interface FileWriter {
  /** The path is the first word that belongs to no option, and the text the second. */
  readonly path: readonly string[];
  readonly text: readonly string[];
  /** Options that take nothing. */
  readonly flags: readonly string[];
}

const flags: readonly string[] = wordList(`
  -append -force -noclobber -nonewline -passthru -asbytestream -whatif -confirm -usetransaction -verbose -debug
`);

const content: FileWriter = { path: ["-path", "-literalpath", "-pspath", "-lp"], text: ["-value"], flags };

/**
 * In lower case, as their options are.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.management/add-content
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.management/set-content
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/out-file
 */
export const fileWriters: Readonly<Record<string, FileWriter>> = {
  "Add-Content": content,
  "Set-Content": content,
  "Out-File": { path: ["-filepath", "-literalpath", "-path", "-pspath", "-lp"], text: ["-inputobject"], flags },
};
