import { causes } from "./error-causes.ts";
import type { ErrorRow } from "./error-row.ts";
import { refusedPush } from "./errors-registry.ts";

/** How the clients print that they got the status 403. */
const forbidden = ["403 forbidden", "403 (forbidden)", "status code 403", 'status code "403"', "received 403"];

/** The pieces, followed by each of the endings. */
function before(endings: readonly string[], ...pieces: readonly string[]): readonly (readonly string[])[] {
  return endings.map((ending) => [...pieces, ending]);
}

/** A token is given out, or not, before anything is read or written: this is about the login, and about what it may see. */
const noToken = [
  causes.invalidToken,
  causes.staleLogin,
  causes.noLogin,
  causes.privateOrMissing,
  causes.packageReadAccess,
  causes.appToken,
  causes.emptyCredential,
  causes.scopeForPull,
  causes.scopeForPush,
  causes.foreignOwner,
];

const unseen = [
  causes.noLogin,
  causes.privateOrMissing,
  causes.packageReadAccess,
  causes.scopeForPull,
  causes.wrongHost,
];

const refusedPull = [
  causes.scopeForPull,
  causes.noLogin,
  causes.invalidToken,
  causes.packageReadAccess,
  causes.staleLogin,
];

/** What is left of an answer where a client tells little more than its status. */
export const statusErrors: readonly ErrorRow[] = [
  {
    says: [["fetch anonymous token", "ghcr.io/token", "%2cpush"]],
    stage: "push",
    means: "The push was not logged in, and without a login nobody may push.",
    causes: [causes.noLogin, causes.wrongHost, causes.emptyCredential],
    source: "https://github.com/project-copacetic/copacetic/issues/266",
  },
  {
    says: [
      ...before([...forbidden, "status: 403", "401 unauthorized"], "ghcr.io", "failed to fetch anonymous token"),
      ...before([...forbidden, "401 unauthorized"], "failed to fetch anonymous token", "ghcr.io/token"),
    ],
    stage: "pull",
    means:
      "The step was not logged in, and without a login ghcr.io does not show this image: it is private, or there is none.",
    causes: [causes.noLogin, causes.privateOrMissing, causes.scopeForPull, causes.wrongHost],
    isVague: true,
    source: "https://github.com/actions/runner/issues/3482",
  },
  {
    says: [
      ...before(forbidden, "ghcr.io/token"),
      ["ghcr.io/token", "401 unauthorized"],
      ["ghcr.io/token", "denied"],
      ["ghcr.io", "failed to fetch oauth token: unexpected status: 403"],
      ...before(forbidden, "requesting bearer token"),
      ...before(forbidden, "requesting bear token"),
      ["requesting bearer token", "status: 403"],
      ["403 while retrieving an authentication token"],
    ],
    stage: "login",
    means:
      "ghcr.io refused before it looked at the image: the login that was used is no longer valid, or it may not see this image.",
    causes: noToken,
    isVague: true,
    source: "https://github.com/nickjj/docker-django-example/issues/62",
  },
  {
    says: [
      ["failed to fetch oauth token: unexpected status: 40"],
      ["failed to fetch anonymous token: unexpected status: 40"],
    ],
    stage: "login",
    means:
      "A registry refused before it looked at the image. The line does not say which one: ghcr.io answers so, and so do others.",
    causes: [...noToken, causes.otherRegistry],
    isVague: true,
    source: "https://github.com/apollographql/router/issues/1643",
  },
  {
    says: [
      ...before(forbidden, "failed to push", "ghcr.io"),
      ...before(forbidden, "ghcr.io/v2/", "/blobs/"),
      ...before(forbidden, "put request to https://ghcr.io/v2/"),
      ...before(forbidden, "put https://ghcr.io/v2/"),
      ...before(forbidden, "failed to read from destination repository"),
      ...before([...forbidden, "status: 403"], "checking whether a blob", "ghcr.io"),
    ],
    stage: "push",
    means: "The push was refused. This is the short form of several refusals.",
    causes: [...refusedPush, causes.foreignOwner, causes.noLogin, causes.personWithoutRole, causes.concurrentPush],
    needs: "write",
    isVague: true,
    source: "https://github.com/docker/build-push-action/issues/981",
  },
  {
    says: [...before(forbidden, "ghcr.io/v2/"), ...before(forbidden, "unexpected status from", "ghcr.io")],
    stage: "pull",
    means:
      "The image was refused: it is private, and the login has no role on it. A push may begin with this question, too.",
    causes: [
      causes.packageReadAccess,
      causes.scopeForPull,
      causes.scopeForPush,
      causes.noLogin,
      causes.privateOrMissing,
      causes.staleLogin,
      causes.packageAccess,
      causes.appToken,
    ],
    isVague: true,
    source: "https://github.com/kgateway-dev/kgateway/issues/10605",
  },
  {
    says: [["unexpected status: 403 forbidden"]],
    stage: "push",
    means: "A registry refused the push. The line does not say which one: older versions of buildx say no more.",
    causes: [...refusedPush, causes.foreignOwner, causes.noLogin, causes.otherRegistry],
    needs: "write",
    isVague: true,
    source: "https://github.com/docker/build-push-action/issues/687",
  },
  {
    says: [
      ["failed to put manifest ghcr.io/", ": denied"],
      ["failed to push ghcr.io/", ": denied"],
      ["put https://ghcr.io/v2/", "denied"],
      ["ghcr.io/v2/", "/blobs/uploads/", "denied: denied"],
    ],
    stage: "push",
    means: "The push was refused, mostly since the login is not valid.",
    causes: [causes.invalidToken, ...refusedPush, causes.concurrentPush],
    needs: "write",
    isVague: true,
    source: "https://github.com/goreleaser/goreleaser/issues/1977",
  },
  {
    says: [
      ["ghcr.io/v2/", "/manifests/", '": denied'],
      ["ghcr.io/v2/", "/manifests/", ": denied"],
      ["ghcr.io/v2/", "/tags/", ": denied"],
      ["reading manifest", "in ghcr.io/", ": denied"],
    ],
    stage: "pull",
    means:
      "The image was asked for with a login that is not valid, or that has no role on it; or it is private, and there was no login.",
    causes: [
      causes.staleLogin,
      causes.invalidToken,
      causes.scopeForPull,
      causes.packageReadAccess,
      causes.privateOrMissing,
    ],
    needs: "read",
    source: "https://github.com/riverqueue/riverui/issues/182",
  },
  {
    says: [
      ["ghcr.io", "/manifests/", "unauthorized"],
      ["error from registry: unauthorized"],
      ["ghcr.io", ": unauthorized"],
      ["ghcr.io", "401 unauthorized"],
      ["ghcr.io", "status code 401"],
    ],
    alone: ["unauthorized"],
    stage: "pull",
    means: "The registry was asked without a login, or with one that it does not show the image to.",
    causes: unseen,
    isVague: true,
    source: "https://niklasmtj.de/blog/gh-actions-workflows-combination-with-ghcr/",
  },
  {
    says: [['"code":"unauthorized"', '"authentication required"']],
    alone: ["unauthorized: authentication required"],
    stage: "pull",
    means:
      "A registry was asked without a login. The line does not say which one: ghcr.io answers so, and so do others.",
    causes: [causes.noLogin, causes.otherRegistry, causes.privateOrMissing, causes.wrongHost],
    isVague: true,
    source: "https://github.com/rtCamp/action-slack-notify/issues/148",
  },
  {
    says: [
      ["error response from daemon: denied"],
      ["error from registry: denied"],
      ['"code":"denied"', '"message":"denied"'],
    ],
    alone: ["denied", "denied: denied"],
    stage: "pull",
    means: "An image was refused: most often one that is pulled, as for a job's `container` or `services`.",
    causes: refusedPull,
    needs: "read",
    isVague: true,
    source: "https://github.com/wolffcatskyy/crowdsec-blocklist-import/issues/60",
  },
];
