import type { Happening, Login, Operation, Token } from "../facts/facts.ts";
import { addRegistry } from "../fixes/name-registry.ts";
import { errors } from "../knowledge/errors.ts";
import type { Rule } from "../rule.ts";
import type { Span } from "../source/span.ts";

export const missingRegistry: Rule = {
  id: "missing-registry",
  title: "A credential for ghcr.io that goes to Docker Hub",
  severity: "error",
  category: "registry",
  securitySeverity: 6.5,
  why:
    "The login names no registry, which means Docker Hub. It is given a token of GitHub, which Docker Hub refuses, having seen " +
    "it; ghcr.io stays without a login. An image without a registry goes there as well, and finds no login.",
  remedy: "Name the registry: `registry: ghcr.io`, or `docker login ghcr.io …`; and of an image `ghcr.io/OWNER/NAME`.",
  references: ["https://github.com/docker/login-action#github-container-registry"],
  *checkJob(job) {
    const steps = new Set<Operation["step"]>();
    for (const { image, step, cause, isForgiven } of job.selfHosted || job.kind === "action" ? [] : job.strayPushes) {
      if (steps.has(step)) continue;
      steps.add(step);
      yield {
        ...(isForgiven ? { severity: "warning" as const } : {}),
        message: `${job.called} pushes ${image.shown} to Docker Hub, as the name has no registry, but is logged in to ghcr.io alone`,
        at: image.value.span,
        label: "no registry: Docker Hub",
        related: [
          { message: "pushes it", at: cause },
          ...job.logins.slice(0, 1).map(({ at }) => ({ message: "the only login", at })),
        ],
        predicts: errors.dockerHubPush,
        remedy: "write `ghcr.io/` and the owner in front of the image",
      };
    }
    for (const { flow } of job.runs) {
      for (const login of flow) {
        if (login.kind !== "login" || login.host.kind !== "docker-hub" || login.host.given || !login.password) continue;
        const isMeant = isForGhcr(login, flow);
        if (!login.password.tokens.every(isMeant)) continue;
        const { lostRegistry: lost } = login;
        const names = lost
          ? `names an empty registry to log in to, since ${lost.because}`
          : "names no registry to log in to";
        yield {
          message: `${job.called} ${names}: a credential for ghcr.io goes to Docker Hub`,
          at: lost?.at ?? login.at,
          label: "no registry: Docker Hub",
          related: [
            { message: "goes there", at: login.password.at },
            ...(lost ? [{ message: "used for this login", at: login.at }] : []),
          ],
          predicts:
            lost?.noContext === undefined
              ? errors.dockerHubDenied
              : errors.unrecognizedName.replace("{0}", lost.noContext),
          remedy: remedyFor(login),
          fix: addRegistry(login),
        };
      }
    }
  },
};

/** A name that may be anybody's counts where the user is GitHub's, and where a push to ghcr.io is left without a login. */
function isForGhcr({ username, at }: Login, flow: readonly Happening[]): (token: Token) => boolean {
  const users = username?.tokens ?? [];
  const isGithubs = (user: Token): boolean => user.kind === "context" && user.name.startsWith("github.");
  const isOfGithub = users.length > 0 && users.every(isGithubs);
  const isStranger = users.some((user) =>
    user.kind === "secret" ? user.ofGithub === "no" : user.kind === "context" && !isGithubs(user),
  );
  return (token) => {
    if (token.kind !== "secret") return token.kind === "github-token";
    if (token.ofGithub === "possible") return isOfGithub && leavesPush(at, flow);
    return token.ofGithub === "certain" || (token.ofGithub === "likely" && !isStranger);
  };
}

function leavesPush(at: Span, flow: readonly Happening[]): boolean {
  return flow
    .slice(flow.findIndex((happening) => happening.at === at) + 1)
    .some(
      (happening) =>
        happening.kind === "operation" &&
        happening.does === "push" &&
        happening.atGhcr === "certain" &&
        happening.certainty === "certain" &&
        happening.auth.by === "nothing",
    );
}

function remedyFor({ via, tool, registryAt, lostRegistry }: Login): string {
  if (lostRegistry) return "correct the name, or write `ghcr.io` in its place";
  if (via === "action") return registryAt ? "write `registry: ghcr.io`" : "add `registry: ghcr.io`";
  return via === "container"
    ? "write `ghcr.io/` and its owner in front of the image, or give a credential of Docker Hub"
    : `add \`ghcr.io\` behind \`${tool}\``;
}
