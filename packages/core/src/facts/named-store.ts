import { literalOf } from "../expressions/read-value.ts";
import { shown } from "../expressions/shown.ts";
import type { Value } from "../expressions/value.ts";
import {
  emptiedFolders,
  homes,
  storeContents,
  storePlaces,
  storeVariables,
  workFolders,
} from "../knowledge/credential-stores.ts";
import type { CredentialStore } from "../knowledge/rows.ts";
import type { Store } from "./facts.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * The store in the folder or file that a value names: the usual one of some tool where it is that, or one of its own, which
 * a tool that is given the same place finds again. Several where it hangs on something; the usual one where nothing is named.
 */
export function namedStore(usual: CredentialStore, named: Value | undefined): readonly Store[] {
  if (!named) return [usual];
  if (named.kind === "choice") return [...new Set(named.of.flatMap((member) => namedStore(usual, member)))];
  const place = placeOf(named);
  if (place === "") return [usual];
  return [storePlaces.find((row) => row.place.test(place))?.store ?? `file ${place}`];
}

/** Where an action finds the stores that it uses: what `DOCKER_CONFIG` and its like say at its step. */
export function storesOfAction(stores: readonly CredentialStore[], { env }: Surroundings): readonly Store[] {
  return stores.flatMap((store) => {
    const variable = storeVariables[store];
    return namedStore(store, variable === undefined ? undefined : env.get(variable)?.(undefined));
  });
}

/** A variable holds credentials for one of the stores. */
export function hasContents(
  stores: readonly CredentialStore[],
  variable: (name: string) => Value | undefined,
): boolean {
  return stores.some((store) => {
    const name = storeContents[store];
    const value = name === undefined ? undefined : variable(name);
    // That something unseen may set it is no sign that it is set.
    return value !== undefined && value.kind !== "empty" && value.kind !== "unknown" && literalOf(value) !== "";
  });
}

/** Nobody finds the store after the job. */
export function isEmptiedAfterJob(store: Store): boolean {
  return emptiedFolders.some((folder) => store.startsWith(`file ${folder}/`) || store === `file ${folder}`);
}

/** A path as it is written, but for the ways to write the same. What is not known is told apart by where it comes from. */
function placeOf(path: Value): string {
  const parts = (path.kind === "joined" ? path.parts : [path]).map(byName);
  const written = parts
    .map(shown)
    .join("")
    .trim()
    .replace(/(?<!\/)\/+$/, "")
    .replace(/\/config\.json$/, "");
  const home = homes.find((folder) => written === folder || written.startsWith(`${folder}/`));
  const work = workFolders.find((folder) => written.startsWith(`${folder}/`));
  const place = home ? `~${written.slice(home.length)}` : work ? written.slice(work.length + 1) : written;
  const unknown = parts.find((part) => part.kind === "unknown");
  return unknown ? `${place}#${unknown.span.start}` : place;
}

/** What is known only when it runs is the same wherever it goes by the same name: `runner.temp`. */
function byName(part: Value): Value {
  const [name] = part.kind === "unknown" && part.on.length === 1 ? part.on : [];
  return name?.includes(".") ? { kind: "context", name, span: part.span } : part;
}
