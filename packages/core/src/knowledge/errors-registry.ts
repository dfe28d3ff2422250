import { causes } from "./error-causes.ts";
import type { ErrorRow } from "./error-row.ts";

/** Why a push is refused to a token that is valid, the likeliest first. */
export const refusedPush = [
  causes.scopeForPush,
  causes.readOnlyEvent,
  causes.packageAccess,
  causes.organizationPolicy,
  causes.appToken,
  causes.otherLogin,
];

/** What ghcr.io answers in its own words, which the clients pass on, and what Docker Hub answers instead of it. */
export const registryErrors: readonly ErrorRow[] = [
  {
    says: [["installation not allowed to write organization package"]],
    stage: "push",
    means:
      "The login went well, but its token may not write packages. It does not matter whether there is an organization.",
    causes: refusedPush,
    needs: "write",
    source: "https://github.com/macbre/push-to-ghcr/pull/31",
  },
  {
    says: [["installation not allowed to create organization package"]],
    stage: "push",
    means: "The login went well, but its token may not make a new package.",
    causes: [
      causes.scopeForPush,
      causes.readOnlyEvent,
      causes.appToken,
      causes.otherLogin,
      causes.foreignOwner,
      causes.organizationPolicy,
    ],
    needs: "write",
    source: "https://github.com/docker/build-push-action/issues/606",
  },
  {
    says: [["installation not allowed to read organization package"]],
    stage: "pull",
    means: "The login went well, but its token may not read packages, or not this one.",
    causes: [causes.scopeForPull, causes.packageReadAccess, causes.appToken],
    needs: "read",
    source: "https://github.com/actions/runner/issues/1039",
  },
  {
    says: [["permission_denied: write_package"], ["permission_denied: create_package"]],
    stage: "push",
    means: "The token is valid, but it may not write this package.",
    causes: [
      causes.packageAccess,
      causes.foreignOwner,
      causes.scopeForPush,
      causes.readOnlyEvent,
      causes.otherLogin,
      causes.personWithoutRole,
      causes.appToken,
    ],
    needs: "write",
    source: "https://github.com/tuna-os/tunaOS/issues/642",
  },
  {
    says: [["permission_denied: read_package"]],
    stage: "pull",
    means: "The image is private, and the login, if there was one, has no role on it.",
    causes: [causes.packageReadAccess, causes.scopeForPull, causes.noLogin, causes.personWithoutRole, causes.appToken],
    needs: "read",
    source: "https://github.com/RightNow-AI/openfang/issues/12",
  },
  {
    says: [["token provided does not match expected scopes"]],
    stage: "push",
    means: "The login used a personal token, and that token does not have the scope.",
    causes: [causes.personalScopes, causes.otherLogin, causes.appToken],
    source: "https://github.com/daltoniam/switchboard/pull/139",
  },
  {
    says: [["the requested installation does not exist"]],
    stage: "push",
    means: "The job's own token has nothing to do with the owner in the image: its repository is of another one.",
    causes: [causes.foreignOwner, causes.packageAccess, causes.otherLogin],
    source: "https://github.com/grafana/k6/pull/2111",
  },
  {
    says: [["not_found: owner not found"]],
    stage: "push",
    means: "What stands first in the image, after `ghcr.io/`, is nobody's name.",
    causes: [causes.unknownOwner],
    source: "https://github.com/goreleaser/goreleaser/issues/2815",
  },
  {
    says: [["protected by organization saml enforcement"]],
    stage: "login",
    means: "GitHub refused a personal token, as it has not been let into the organization.",
    causes: [causes.unauthorizedForSso],
    source: "https://github.com/mapbox/github-release-tools/issues/28",
  },
  {
    says: [
      ["registry-1.docker.io", "unauthorized"],
      ["index.docker.io", "unauthorized"],
      ["auth.docker.io", "401"],
      ["unauthorized: incorrect username or password"],
    ],
    stage: "login",
    means: "This is Docker Hub speaking, not ghcr.io: it was given a user name and a password that it does not know.",
    causes: [causes.wrongRegistry, causes.dockerHubToken],
    source: "https://github.com/product-os/flowzone/issues/75",
  },
  {
    says: [
      ["requested access to the resource is denied"],
      ["push access denied, repository does not exist"],
      ["pull access denied"],
    ],
    stage: "push",
    means:
      "This is mostly Docker Hub speaking: an image whose name has no registry in front is looked for there, where nobody is logged in.",
    causes: [causes.imageWithoutRegistry, causes.dockerHubToken],
    source: "https://github.com/docker/build-push-action/issues/363",
  },
  {
    says: [["lookup ghrc.io"], ["//ghrc.io/"], ["lookup gchr.io"], ["//gchr.io/"]],
    stage: "login",
    means: "Some name in this run is misspelt: the registry is `ghcr.io`.",
    causes: [causes.wrongHost],
    source: "https://github.com/pennsignals/publish_docker-compose/issues/4",
  },
  {
    says: [["ghcr.io/v2/", "400 bad request"]],
    stage: "push",
    means: "ghcr.io cannot do anything with this name: an owner has to stand before the image's own name.",
    causes: [causes.noReference],
    source: "https://github.com/github-community-projects/issue-metrics/issues/246",
  },
  {
    says: [["user cannot be authenticated with the token provided"]],
    stage: "push",
    means: "The registry was given no login, or a token that is not valid.",
    causes: [
      causes.noLogin,
      causes.invalidToken,
      causes.wrongHost,
      causes.emptyCredential,
      causes.undefinedSecret,
      causes.disturbance,
    ],
    source: "https://github.com/docker/build-push-action/issues/617",
  },
  {
    says: [
      ["ghcr.io", "manifest unknown"],
      ["ghcr.io", "manifest_unknown"],
      ["response from daemon: manifest unknown"],
    ],
    alone: ["manifest unknown", "name unknown"],
    stage: "pull",
    means: "The registry let the reader in, and has no image of that tag or digest.",
    causes: [causes.missingTag, causes.deletedParts, causes.otherRegistry],
    isVague: true,
    source: "https://github.com/chizkiyahu/delete-untagged-ghcr-action/issues/45",
  },
];
