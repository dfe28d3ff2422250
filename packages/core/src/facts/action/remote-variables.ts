import type { ActionEffect } from "../../knowledge/rows.ts";
import type { ActionInputs, Handed } from "./action-inputs.ts";

/** What of the step's variables a script on another machine does not get. */
export interface RemoteVariables {
  readonly withheld: ReadonlySet<string>;
  /** The input that would hand them on. */
  readonly input: string;
}

/**
 * Only the step's own variables are looked at: they are there for this script, and no other step can want them. `undefined`:
 * it is no other machine.
 */
export function remoteVariables(
  { remote }: Extract<ActionEffect, { does: "run" }>,
  { env }: Pick<Handed, "env">,
  inputs: ActionInputs,
): RemoteVariables | undefined {
  if (!remote) return undefined;
  const { names, all } = remote;
  const named = inputs.text(names)?.value ?? "";
  const isOpen = named.includes("${{") || inputs.text(all) !== undefined;
  const isNamed = (name: string): boolean => named.toUpperCase().split(/\W/).includes(name.toUpperCase());
  const withheld = isOpen ? [] : env.map(({ key }) => key.value).filter((name) => !isNamed(name));
  return { withheld: new Set(withheld), input: names };
}
