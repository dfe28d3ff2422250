import type { Login } from "../facts/facts.ts";
import { addRegistry } from "../fixes/name-registry.ts";
import { errors } from "../knowledge/errors.ts";
import type { Rule } from "../rule.ts";

export const missingRegistry: Rule = {
  id: "missing-registry",
  title: "A credential for ghcr.io that goes to Docker Hub",
  severity: "error",
  category: "registry",
  securitySeverity: 6.5,
  why:
    "The login names no registry, which means Docker Hub. It is given a token of GitHub, which Docker Hub refuses, having seen " +
    "it; ghcr.io stays without a login.",
  remedy: "Name the registry: `registry: ghcr.io`, or `docker login ghcr.io …`.",
  references: ["https://github.com/docker/login-action#github-container-registry"],
  *checkJob(job) {
    for (const { flow } of job.runs) {
      for (const login of flow) {
        if (login.kind !== "login" || login.host.kind !== "docker-hub" || login.host.given || !login.password) continue;
        const meant = login.password.tokens.every(
          (token) =>
            token.kind === "github-token" ||
            (token.kind === "secret" && token.named.is === "registry" && token.named.ghcr),
        );
        if (!meant) continue;
        yield {
          message: `${job.called} names no registry to log in to: a credential for ghcr.io goes to Docker Hub`,
          at: login.at,
          label: "no registry: Docker Hub",
          related: [{ message: "goes there", at: login.password.at }],
          predicts: errors.dockerHubDenied,
          remedy: remedyFor(login),
          fix: addRegistry(login),
        };
      }
    }
  },
};

function remedyFor({ via, tool }: Login): string {
  if (via === "action") return "add `registry: ghcr.io`";
  return via === "container"
    ? "write `ghcr.io/` and its owner in front of the image, or give a credential of Docker Hub"
    : `add \`ghcr.io\` behind \`${tool}\``;
}
