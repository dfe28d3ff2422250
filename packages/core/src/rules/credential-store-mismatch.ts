import type { Login, Operation, Run } from "../facts/facts.ts";
import { errors } from "../knowledge/errors.ts";
import type { Rule } from "../rule.ts";

export const credentialStoreMismatch: Rule = {
  id: "credential-store-mismatch",
  title: "A login that the pushing tool does not see",
  severity: "error",
  category: "flow",
  yieldsTo: ["login-after-use"],
  why:
    "Every tool keeps its logins in a place of its own and looks for them there: Docker in ~/.docker/config.json, podman and " +
    "buildah in containers' auth.json, Helm in its own file; under `sudo` all of them in root's home. Docker's file is read " +
    "by oras, helm, cosign and podman as well, but not the other way round.",
  remedy: "Log in with the tool that pushes, or with `docker login`, whose file nearly every tool reads; both with `sudo` or neither.",
  references: [
    "https://docs.docker.com/reference/cli/docker/login/#credential-stores",
    "https://helm.sh/docs/topics/registries/",
    "https://docs.podman.io/en/latest/markdown/podman-login.1.html",
  ],
  *checkJob(job) {
    for (const run of job.runs) {
      for (const operation of run.flow) {
        if (operation.kind !== "operation" || operation.does !== "push" || operation.atGhcr !== "certain" || operation.certainty !== "certain") continue;
        if (operation.auth.by !== "nothing" && operation.auth.by !== "perhaps") continue;
        const login = loginElsewhere(operation, run);
        if (!login) continue;
        yield {
          ...(operation.auth.by === "perhaps" || job.selfHosted ? { severity: "warning" as const } : {}),
          message: `${job.called} logs in to ghcr.io with \`${login.tool}\`, which \`${operation.tool}\` does not see`,
          at: operation.cause,
          label: "does not look where the login is kept",
          related: [{ message: `kept ${places[login.store]}`, at: login.at }],
          predicts: errors.unauthenticated,
          remedy: "log in with the tool that pushes, or with `docker login`",
        };
      }
    }
  },
};

const places: Readonly<Record<Login["store"], string>> = {
  docker: "in Docker's configuration",
  containers: "in the containers' auth.json",
  helm: "in Helm's own file",
  apptainer: "in Apptainer's own file",
  "root-docker": "in root's home",
  "root-containers": "in root's home",
  private: "in a place of its own",
  runner: "by the runner, for containers alone",
};

function loginElsewhere(operation: Operation, { flow }: Run): Login | undefined {
  return flow
    .slice(0, flow.indexOf(operation))
    .find((before): before is Login => before.kind === "login" && before.host.kind === "ghcr" && before.store !== "runner" && ![before.store, ...before.also].some((store) => operation.reads.includes(store)));
}
