import type { Happening, Login, MissedLogin, Operation, Token } from "./facts.ts";

/** Logins without a registry, which go to Docker Hub, and by all that is known were meant for ghcr.io. */
export function missedLogins(flow: readonly Happening[]): readonly MissedLogin[] {
  return flow.flatMap((login, index): readonly MissedLogin[] => {
    if (login.kind !== "login" || login.host.kind !== "docker-hub" || login.host.given || !login.password) return [];
    const { password } = login;
    const left = flow.slice(index + 1).filter(isWithoutLogin);
    const leavesPush = left.some(({ does }) => does === "push");
    if (password.tokens.every(isForGhcr(login, leavesPush))) return [{ login, password, by: "credential", leavesPush }];
    return login.lostRegistry && left.length > 0 && isAmongGhcr(login, flow, leavesPush)
      ? [{ login, password, by: "surroundings", leavesPush }]
      : [];
  });
}

/** A name that may be anybody's counts where the user is GitHub's, and where a push to ghcr.io is left without a login. */
function isForGhcr({ username }: Login, leavesPush: boolean): (token: Token) => boolean {
  const users = username?.tokens ?? [];
  const isGithubs = (user: Token): boolean => user.kind === "context" && user.name.startsWith("github.");
  const isOfGithub = users.length > 0 && users.every(isGithubs);
  const isStranger = users.some((user) =>
    user.kind === "secret" ? user.ofGithub === "no" : user.kind === "context" && !isGithubs(user),
  );
  return (token) => {
    if (token.kind !== "secret") return token.kind === "github-token";
    if (token.ofGithub === "possible") return isOfGithub && leavesPush;
    return token.ofGithub === "certain" || (token.ofGithub === "likely" && !isStranger);
  };
}

/** Nothing is used but ghcr.io, where no other login is, and no name speaks of another registry. */
function isAmongGhcr(login: Login, flow: readonly Happening[], leavesPush: boolean): boolean {
  const passwords = login.password?.tokens ?? [];
  const isOfOthers = [...(login.username?.tokens ?? []), ...passwords].some(
    (token) => (token.kind === "secret" || token.kind === "context") && token.named?.is === "other-registry",
  );
  // What is built may have its base images at Docker Hub; where it is then pushed, the push counts.
  const isAlone = flow.every(
    (happening) =>
      (happening.kind !== "opaque" || (happening.may === "pull" && leavesPush)) &&
      (happening.kind !== "operation" || happening.atGhcr === "certain") &&
      (happening.kind !== "login" || happening === login),
  );
  return isAlone && !isOfOthers && passwords.every(({ kind }) => kind === "secret");
}

function isWithoutLogin(happening: Happening): happening is Operation {
  return (
    happening.kind === "operation" &&
    happening.atGhcr === "certain" &&
    happening.certainty === "certain" &&
    happening.auth.by === "nothing"
  );
}
