import type { JobFacts, Login, Operation, Push, Store } from "../facts/facts.ts";
import { errors } from "../knowledge/errors.ts";
import type { Finding, Rule } from "../rule.ts";

export const credentialStoreMismatch: Rule = {
  id: "credential-store-mismatch",
  title: "A login that the pushing tool does not see",
  severity: "error",
  category: "flow",
  yieldsTo: ["login-after-use"],
  why:
    "Every tool keeps its logins in a place of its own and looks for them there: Docker in ~/.docker/config.json, podman and " +
    "buildah in an auth.json, Helm in its own file; under `sudo` all of them in root's home, and elsewhere where " +
    "`DOCKER_CONFIG`, `REGISTRY_AUTH_FILE`, `--config` or `--authfile` name another place. Docker's file is read " +
    "by oras, helm, cosign and podman as well, but not the other way round: cosign, crane and ko look into podman's file only " +
    "where there is no file of Docker's.",
  remedy:
    "Log in with the tool that pushes, or with `docker login`, whose file nearly every tool reads; both with `sudo` or neither, and with the same `DOCKER_CONFIG`.",
  references: [
    "https://docs.docker.com/reference/cli/docker/login/#credential-stores",
    "https://helm.sh/docs/topics/registries/",
    "https://docs.podman.io/en/latest/markdown/podman-login.1.html",
  ],
  *checkJob(job) {
    for (const push of job.pushes) {
      yield* perhapsUnseen(push, job);
      const [login] = push.unseenLogins;
      const isAnonymous = push.auth.by === "nothing" || (push.auth.by === "perhaps" && !push.auth.isLogin);
      if (push.certainty !== "certain" || !isAnonymous || !login) continue;
      yield {
        ...(push.auth.by === "perhaps" || job.selfHosted ? { severity: "warning" as const } : {}),
        message: `${job.called} logs in to ghcr.io, but \`${push.tool}\` does not find that login: it is kept ${keptIn(login.store)}`,
        at: push.cause,
        label: `looks ${lookedInto(push)}`,
        related: [{ message: `\`${login.tool}\` keeps it there`, at: login.at }],
        predicts: errors.unauthenticated,
        remedy: remedyFor(login, push),
      };
    }
  },
};

/** Docker's file is there where anything on the machine has ever logged in to any registry. */
function* perhapsUnseen({ auth, certainty, tool, cause }: Push, { called, selfHosted }: JobFacts): Iterable<Finding> {
  if (auth.by !== "login" || auth.unless === undefined || certainty !== "certain" || selfHosted) return;
  const { login, unless } = auth;
  yield {
    severity: "warning",
    message: `${called} logs in to ghcr.io with \`${login.tool}\`, which \`${tool}\` finds only on a machine without a login ${keptIn(unless)}`,
    at: cause,
    label: "may not find the login",
    related: [{ message: `kept ${keptIn(login.store)}`, at: login.at }],
    predicts: errors.unauthenticated,
    remedy: "log in with `docker login` as well, whose file the tool reads first",
  };
}

type Kept = Exclude<Store, `file ${string}`>;

const places: Readonly<Record<Kept, string>> = {
  docker: "in `~/.docker/config.json`",
  containers: "in podman's `auth.json`",
  helm: "in Helm's `registry/config.json`",
  apptainer: "in Apptainer's own file",
  "root-docker": "in root's `~/.docker/config.json`",
  "root-containers": "in root's `auth.json`",
  private: "in the tool's own file",
  runner: "by the runner",
};

function keptIn(store: Store): string {
  if (isNamed(store)) return store.includes("…") ? "in a folder of its own" : `in \`${store.slice("file ".length)}\``;
  return places[store];
}

function lookedInto({ reads }: Operation): string {
  return [...new Set(reads.map(keptIn))].join(" and ");
}

function isNamed(store: Store): store is Exclude<Store, Kept> {
  return store.startsWith("file ");
}

function remedyFor({ store }: Login, { reads }: Operation): string {
  if ([store, ...reads].some(isNamed)) return "name the same place for the login and the push";
  if ([store, ...reads].some((each) => each.startsWith("root-")))
    return "use `sudo` for both the login and the push, or for neither";
  return "log in with the tool that pushes, or with `docker login`";
}
