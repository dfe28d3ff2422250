/**
 * They run a project's own tests, which may start containers and so pull images: https://testcontainers.com. `test` by itself
 * is a command of the shell.
 */
export const testPrograms = /^(pytest|vitest|jest|phpunit|rspec|ctest|bats|playwright|cypress|gotestsum)$/;
export const testVerbs =
  /^(tests?|t|tst|it|install-test|nextest|verify|check|pytest|vitest|jest|playwright|cypress)(:|$)/;
