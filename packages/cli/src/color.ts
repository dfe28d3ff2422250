/**
 * Whether to color what is written to a stream: --color over NO_COLOR over FORCE_COLOR and CLICOLOR_FORCE over what the
 * stream is. Node's own order differs (it lets FORCE_COLOR win over NO_COLOR), so it is not asked.
 * https://no-color.org, https://force-color.org
 */
export function wantsColor(
  asked: "auto" | "always" | "never",
  environment: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  if (asked !== "auto") return asked === "always";
  const isSet = (name: string): boolean => (environment[name] ?? "") !== "";
  const forces = (name: string): boolean => isSet(name) && environment[name] !== "0";
  if (isSet("NO_COLOR")) return false;
  if (forces("FORCE_COLOR") || forces("CLICOLOR_FORCE")) return true;
  if (environment["FORCE_COLOR"] === "0") return false;
  return isTerminal && environment["TERM"] !== "dumb";
}
