import type { JobFacts, Login, Operation, Run } from "../facts/facts.ts";
import { addRegistry } from "../fixes/name-registry.ts";
import { errors } from "../knowledge/errors.ts";
import type { Finding, Rule } from "../rule.ts";

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
    yield* strayPushes(job);
    for (const run of job.runs) yield* loginsToDockerHub(job, run);
  },
};

function* strayPushes(job: JobFacts): Iterable<Finding> {
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
}

function* loginsToDockerHub(job: JobFacts, { missedLogins, selfHosted }: Run): Iterable<Finding> {
  for (const { login, password, by, leavesPush } of missedLogins) {
    const { lostRegistry: lost } = login;
    const names = lost
      ? `names an empty registry to log in to, since ${lost.because}`
      : "names no registry to log in to";
    const what = by === "credential" ? "a credential for ghcr.io" : "what was meant for ghcr.io";
    // The runner may be logged in to ghcr.io already.
    const isCertain = by === "credential" || (leavesPush && !selfHosted);
    yield {
      ...(isCertain ? {} : { severity: "warning" as const }),
      message: `${job.called} ${names}: ${what} goes to Docker Hub`,
      at: lost?.at ?? login.at,
      label: "no registry: Docker Hub",
      related: [
        { message: "goes there", at: password.at },
        ...(lost ? [{ message: "used for this login", at: login.at }] : []),
      ],
      predicts:
        lost?.noContext === undefined ? errors.dockerHubDenied : errors.unrecognizedName.replace("{0}", lost.noContext),
      remedy: remedyFor(login),
      fix: addRegistry(login),
    };
  }
}

function remedyFor({ via, tool, registryAt, lostRegistry }: Login): string {
  if (lostRegistry) return "correct the name, or write `ghcr.io` in its place";
  if (via === "action") return registryAt ? "write `registry: ghcr.io`" : "add `registry: ghcr.io`";
  return via === "container"
    ? "write `ghcr.io/` and its owner in front of the image, or give a credential of Docker Hub"
    : `add \`ghcr.io\` behind \`${tool}\``;
}
