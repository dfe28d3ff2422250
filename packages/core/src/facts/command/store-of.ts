import type { CredentialStore } from "../../knowledge/rows.ts";
import type { Invocation } from "../script/invocation.ts";

/** What root's tools keep lies in root's home. */
export function storeOf(store: CredentialStore, invocation: Invocation): CredentialStore {
  if (!invocation.root) return store;
  if (store === "docker") return "root-docker";
  return store === "containers" ? "root-containers" : store;
}
