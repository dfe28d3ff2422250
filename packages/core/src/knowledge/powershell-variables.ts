import { wordList } from "./word-list.ts";

/**
 * Variables of a script that PowerShell sets by itself, in lower case.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_automatic_variables
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_preference_variables
 */
export const automaticVariables: ReadonlySet<string> = new Set(
  wordList(`
  _ args confirmpreference consolefilename debugpreference enabledexperimentalfeatures error erroractionpreference errorview event
  eventargs eventsubscriber executioncontext false foreach formatenumerationlimit home host informationpreference input
  iscoreclr islinux ismacos iswindows lastexitcode logcommandhealthevent matches maximumhistorycount myinvocation nestedpromptlevel
  null ofs outputencoding pid profile progresspreference psboundparameters pscmdlet pscommandpath psculture
  psdebugcontext psdefaultparametervalues psedition psemailserver pshome psitem psmoduleautoloadingpreference
  psnativecommandargumentpassing psnativecommanduseerroractionpreference psscriptroot pssenderinfo pssessionapplicationname
  pssessionconfigurationname pssessionoption psstyle psuiculture psversiontable pwd sender shellid stacktrace switch this
  transcript true verbosepreference warningpreference whatifpreference
`),
);

/**
 * Commands that set variables of the script by their names, or bring some along; `Invoke-Expression` is a script of its own.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/set-variable
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/import-module
 */
export const settersOfVariables: readonly string[] = wordList(`
  Set-Variable New-Variable sv nv Import-Module ipmo using
`);

/**
 * The options by which a command puts something into a variable; in short only commands of PowerShell's own have them.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_commonparameters
 */
export const optionsForVariables = {
  whole: /^-\w+Variable$/i,
  short: /^-(?:[eiopw]v|sv)$/i,
  cmdlet: /^[A-Z][a-z]+-[A-Z]\w+$/,
} as const;
