/**
 * They run a project's own tests, which may start containers and so pull images: https://testcontainers.com. `test` by itself
 * is a command of the shell.
 */
export const testPrograms = /^(pytest|vitest|jest|phpunit|rspec|ctest|bats|playwright|cypress|gotestsum)$/;
export const testVerbs =
  /^(tests?|t|tst|it|install-test|nextest|verify|check|pytest|vitest|jest|playwright|cypress)(:|$)/;

/** The everyday tests of a JavaScript project run in its own process; those that need containers mostly have a name of their own. */
export const plainTests = /^(npm|pnpm|yarn)( run)? (test|t|tst)( |$)/;
