import type { Credential, GhcrLogin, Happening, Image, Operation, Replacement } from "./facts.ts";

/** Where a login to ghcr.io takes the place of an earlier one before it is used, as far as that can be seen, and by what. */
export function replacementsIn(
  flow: readonly Happening[],
  logins: readonly GhcrLogin[],
  operations: readonly Operation[],
): readonly Replacement[] {
  return [
    ...operations.flatMap((use) => (use.auth.by === "login" ? replacement(use.auth.login.at, use, logins) : [])),
    ...logins.flatMap((login, index) => {
      const use = login.isUnasked ? unseenUse(login, logins.slice(index + 1), flow) : undefined;
      return use ? replacement(login.at, use, logins) : [];
    }),
  ];
}

/** The last login before it in the same store, if there is a case in which both take place, and the use as well. */
function replacement(at: GhcrLogin["at"], use: Operation, logins: readonly GhcrLogin[]): readonly Replacement[] {
  const index = logins.findIndex((each) => each.at === at);
  const login = logins[index];
  const earlier = logins
    .slice(0, Math.max(0, index))
    .findLast(
      (before) =>
        before.store === login?.store &&
        use.reach.some((_, situation) => [use, before, login].every(({ reach }) => reach[situation]?.is !== "no")),
    );
  return login && earlier ? [{ login, earlier, use, fault: faultOf(login, earlier, use) }] : [];
}

function faultOf(login: GhcrLogin, earlier: GhcrLogin, { does, image }: Operation): Replacement["fault"] {
  if (image.host.kind === "unknown")
    return login.isUnasked && login.byGithubToken && kindOf(earlier.password) === "secret" ? "unasked" : undefined;
  const isWrong = does === "push" && suits(earlier, image) === true && suits(login, image) === false;
  return isWrong ? "unsuited" : undefined;
}

/** The GitHub token suits the repository's owner, a secret another owner; what is not known suits neither or both. */
function suits({ password }: GhcrLogin, { isForeign }: Image): boolean | undefined {
  const kind = kindOf(password);
  if (isForeign === undefined) return undefined;
  if (kind === "github-token") return !isForeign;
  if (kind === "app-token") return false;
  return kind === "secret" ? isForeign || undefined : undefined;
}

/** Undefined where it may be of several kinds. */
function kindOf(password: Credential | undefined): Credential["tokens"][number]["kind"] | undefined {
  const [kind, ...others] = new Set(password?.tokens.map((token) => token.kind));
  return others.length === 0 ? kind : undefined;
}

/** It may be at ghcr.io, and if so, it is by this login, until another takes its place. */
function unseenUse(login: GhcrLogin, later: readonly GhcrLogin[], flow: readonly Happening[]): Operation | undefined {
  const next = later.find(({ store }) => store === login.store);
  return flow
    .slice(flow.indexOf(login), next && flow.indexOf(next))
    .find(
      (happening): happening is Operation =>
        happening.kind === "operation" &&
        happening.image.host.kind === "unknown" &&
        happening.reads.includes(login.store),
    );
}
