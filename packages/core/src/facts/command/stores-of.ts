import { literalOf } from "../../expressions/read-value.ts";
import { storesOfRoot, storeVariables } from "../../knowledge/credential-stores.ts";
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

/** Without a variable that names a place it is in the home of the user who runs the command; of one nobody knows it may be root's. */
function namedByVariable(store: CredentialStore, invocation: Invocation): readonly Store[] {
  const variable = storeVariables[store];
  const value = variable === undefined ? undefined : invocation.environment(variable);
  // That something unseen may set it says nothing of where.
  const unset = value === undefined || (value.kind === "unknown" && value.on.includes(`$${variable}`));
  if (invocation.home !== "own" && (unset || literalOf(value) === "")) {
    const ofRoot = storesOfRoot[store] ?? store;
    return invocation.home === "root" ? [ofRoot] : [store, ofRoot];
  }
  return namedStore(store, unset ? undefined : value);
}
