import type { ActionRow } from "../../knowledge/rows.ts";
import type { MisplacedInputs } from "../facts.ts";
import { loginHost } from "../host.ts";
import type { ActionInputs } from "./action-inputs.ts";
import type { LoginEffect } from "./action-logins.ts";

/** Inputs of a login for ghcr.io that the action does not have, or that another of its inputs excludes. */
export function misplacedInputs(row: ActionRow, tool: string, inputs: ActionInputs): readonly MisplacedInputs[] {
  const list = row.effects.find(
    (effect): effect is LoginEffect =>
      effect.does === "login" && effect.list !== undefined && inputs.text(effect.list) !== undefined,
  )?.list;
  if (!row.noLoginInputs && list === undefined) return [];
  const registry = inputs.value("registry");
  const password = inputs.value("password");
  const host = registry && loginHost(registry, "none");
  const meant =
    list !== undefined || host?.kind === "ghcr" || host?.kind === "deprecated" || password?.kind === "github-token";
  if (!meant) return [];
  const found = ["registry", "username", "password"].flatMap((name) => {
    const at = inputs.key(name);
    return at ? [{ name, at }] : [];
  });
  return found.length === 0
    ? []
    : [{ tool, inputs: found.toSorted((a, b) => a.at.start - b.at.start), excludedBy: list }];
}
