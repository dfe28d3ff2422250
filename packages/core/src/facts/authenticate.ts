import { onlyWithoutFile } from "../knowledge/credential-stores.ts";
import { isGithubToken } from "./credential.ts";
import type { Happening, Host, Login, Operation, Store } from "./facts.ts";

/**
 * Finds the login by which each operation is authenticated: the last one before it, in a store that the tool looks into,
 * that can run in the same situation. Also tells of an operation whose image is not known whether it may be at ghcr.io.
 */
export function authenticate(flow: readonly Happening[]): readonly Happening[] {
  return flow.map((happening, index) =>
    happening.kind === "operation" ? authenticated(happening, flow.slice(0, index)) : happening,
  );
}

function authenticated(operation: Operation, before: readonly Happening[]): Operation {
  const logins = before.filter(
    (happening): happening is Login => happening.kind === "login" && keeps(happening, operation),
  );
  const atGhcr =
    operation.image.host.kind === "unknown" && operation.auth.by !== "itself" ? guess(logins) : operation.atGhcr;
  const found = operation.auth.by === "itself" || atGhcr === "no" ? operation.auth : authOf(operation, before);
  const isOpen = found.by === "nothing" || (found.by === "perhaps" && !found.isLogin);
  const auth = (isOpen && ownCredential(operation)) || found;
  return { ...operation, atGhcr, auth, byGithubToken: takesGithubToken(auth) };
}

/** What the tool has where it finds no login. */
function ownCredential({ lastResort, perhapsOwn, at }: Operation): Operation["auth"] | undefined {
  if (lastResort) return { by: "itself", password: lastResort };
  return perhapsOwn ? { by: "perhaps", step: at, isLogin: true } : undefined;
}

function takesGithubToken(auth: Operation["auth"]): boolean {
  const password = auth.by === "login" ? auth.login.password : auth.by === "itself" ? auth.password : undefined;
  return isGithubToken(password);
}

function authOf(operation: Operation, before: readonly Happening[]): Operation["auth"] {
  let auth: Operation["auth"] = { by: "nothing" };
  for (const happening of before) {
    if (!meets(happening, operation)) continue;
    if (happening.kind === "login" && keeps(happening, operation) && finds(operation, happening, before)) {
      if (happening.host.kind === "ghcr")
        auth = { by: "login", login: happening, unless: storeInFront(operation, happening) };
      else if (happening.host.kind === "unknown" && auth.by !== "login")
        auth = { by: "perhaps", step: happening.at, isLogin: true };
    } else if (happening.kind === "opaque" && happening.may === "anything" && auth.by === "nothing") {
      auth = { by: "perhaps", step: happening.at, isLogin: false };
    } else if (
      happening.kind === "logout" &&
      operation.reads.includes(happening.store) &&
      happening.certainty === "certain"
    ) {
      if (auth.by === "login" && (happening.host.kind === "ghcr" || happening.host.kind === "unknown"))
        auth = { by: "nothing" };
    }
  }
  return auth;
}

/** The tool of the operation looks where the login lies, as far as the steps before it show. */
export function finds(operation: Operation, login: Login, before: readonly Happening[]): boolean {
  if (!storesOf(login).some((store) => operation.reads.includes(store))) return false;
  const front = storeInFront(operation, login);
  return !before.some(
    (other) =>
      other.kind === "login" &&
      front !== undefined &&
      storesOf(other).includes(front) &&
      other.reach.some((truth) => truth.is === "yes") &&
      meets(other, operation),
  );
}

/** The store that keeps the tool from looking where the login lies, as soon as it has a file. */
function storeInFront({ reads }: Operation, login: Login): Store | undefined {
  const row = onlyWithoutFile.find(
    ({ first, then }) => reads.includes(first) && reads.indexOf(first) < reads.indexOf(then),
  );
  const found = storesOf(login).filter((store) => reads.includes(store));
  return row && found.every((store) => store === row.then) ? row.first : undefined;
}

function storesOf({ store, also }: Login): readonly Store[] {
  return [store, ...also];
}

/** The credential of the login lies where the tool of the operation looks. */
function keeps(login: Login, operation: Operation): boolean {
  // What a command brings along for itself is gone with it: `notation sign --password …`.
  if (login.via === "command" && login.store === "private" && login.keptBy === undefined) return false;
  return storesOf(login).some((store) => operation.reads.includes(store));
}

/** In some situation both take place. */
function meets(happening: Happening, operation: Operation): boolean {
  return operation.reach.some((truth, index) => truth.is !== "no" && happening.reach[index]?.is !== "no");
}

/** An image that is not known goes where the job is logged in, if that is one place alone. */
function guess(logins: readonly Login[]): Operation["atGhcr"] {
  const kinds = new Set<Host["kind"]>(logins.map((login) => login.host.kind));
  return kinds.size === 1 && kinds.has("ghcr") ? "possible" : "no";
}
