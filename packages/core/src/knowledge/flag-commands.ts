/**
 * Commands that do nothing but answer: what a variable holds that is asked as a flag, `if $dry_run`.
 * https://www.gnu.org/software/coreutils/manual/html_node/true-invocation.html
 */
export const flagCommands: readonly string[] = ["true", "false", ":"];
