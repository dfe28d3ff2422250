import { storeVariables } from "../../knowledge/credential-stores.ts";
import type { CredentialStore } from "../../knowledge/rows.ts";
import type { Store } from "../facts.ts";
import { namedStore } from "../named-store.ts";
import type { Invocation } from "../script/invocation.ts";
import type { KnownRow } from "./command-row.ts";

/** Where a command finds the stores that it uses. An option of it names a place for the first of them, which is its own. */
export function storesOf(
  stores: readonly CredentialStore[],
  { program, given }: KnownRow,
  invocation: Invocation,
  options = program.storeOption,
): readonly Store[] {
  if (invocation.remote) return ["private"];
  const named = given.options.flatMap(({ name, value }) => (value && options?.includes(name) ? [value] : []));
  const all = stores.flatMap((store, index) =>
    index === 0 && named.length > 0
      ? named.flatMap((value) => namedStore(store, value))
      : namedByVariable(store, invocation),
  );
  return [...new Set(all)];
}

/** What root's tools keep lies in root's home, where no variable names another place. */
function namedByVariable(store: CredentialStore, invocation: Invocation): readonly Store[] {
  const variable = storeVariables[store];
  const value = variable === undefined ? undefined : invocation.environment(variable);
  // That something unseen may set it says nothing of where.
  const unset = value === undefined || (value.kind === "unknown" && value.on.includes(`$${variable}`));
  return namedStore(invocation.root ? ofRoot(store) : store, unset ? undefined : value);
}

function ofRoot(store: CredentialStore): CredentialStore {
  return store === "docker" ? "root-docker" : store === "containers" ? "root-containers" : store;
}
