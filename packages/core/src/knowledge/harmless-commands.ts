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

/**
 * They run a project's own tests, which may start containers and so pull images: https://testcontainers.com. `test` by itself
 * is a command of the shell.
 */
export const testPrograms = /^(pytest|vitest|jest|phpunit|rspec|ctest|bats|playwright|cypress|gotestsum)$/;
export const testVerbs =
  /^(tests?|t|tst|it|install-test|nextest|verify|check|pytest|vitest|jest|playwright|cypress)(:|$)/;
