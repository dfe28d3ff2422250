import { harmlessLanguages } from "./harmless-languages.ts";
import { harmlessShell } from "./harmless-shell.ts";
import { harmlessTools } from "./harmless-tools.ts";
import type { HarmlessCommand } from "./harmless-command.ts";

/**
 * Everyday commands that neither log in to, nor pull from, nor push to a registry of GitHub Packages. What may write there is
 * deliberately absent, since it needs `packages: write` as a push of an image does: `npm publish`, `gem push`, `dotnet nuget
 * push`, `mvn deploy`, `gradle publish`. So is what runs a file or a task of the repository: `make`, `node x.js`, `tox`.
 */
export const harmlessCommands: readonly HarmlessCommand[] = [...harmlessShell, ...harmlessTools, ...harmlessLanguages];
