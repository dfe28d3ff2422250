import { causes } from "./error-causes.ts";
import type { ErrorRow } from "./error-row.ts";

const refusedPush = [
  causes.scopeForPush,
  causes.readOnlyEvent,
  causes.packageAccess,
  causes.organizationPolicy,
  causes.appToken,
  causes.otherLogin,
];

const emptyLogin = [causes.emptyCredential, causes.undefinedSecret, causes.emptyInEvent];

/** The first that suits a line counts, so that the special stand before the general. */
export const errorRows: readonly ErrorRow[] = [
  {
    says: [["installation not allowed to write organization package"]],
    stage: "push",
    means:
      "The login went well, but its token may not write packages. It does not matter whether there is an organization.",
    causes: refusedPush,
    needs: "write",
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
  },
  {
    says: [["installation not allowed to read organization package"]],
    stage: "pull",
    means: "The login went well, but its token may not read packages, or not this one.",
    causes: [causes.scopeForPull, causes.packageReadAccess, causes.appToken],
    needs: "read",
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
  },
  {
    says: [["permission_denied: read_package"]],
    stage: "pull",
    means: "The image is private, and the login, if there was one, has no role on it.",
    causes: [causes.packageReadAccess, causes.scopeForPull, causes.noLogin, causes.personWithoutRole, causes.appToken],
    needs: "read",
  },
  {
    says: [["token provided does not match expected scopes"]],
    stage: "push",
    means: "The login used a personal token, and that token does not have the scope.",
    causes: [causes.personalScopes, causes.otherLogin, causes.appToken],
  },
  {
    says: [
      ["registry-1.docker.io", "unauthorized"],
      ["index.docker.io", "unauthorized"],
      ["auth.docker.io", "401"],
    ],
    stage: "login",
    means: "This is Docker Hub speaking, not ghcr.io: it was given a user name and a password that it does not know.",
    causes: [causes.wrongRegistry, causes.dockerHubToken],
  },
  {
    says: [["requested access to the resource is denied"], ["push access denied, repository does not exist"]],
    stage: "push",
    means:
      "This is mostly Docker Hub speaking: an image whose name has no registry in front goes there, and nobody is logged in.",
    causes: [causes.imageWithoutRegistry, causes.dockerHubToken],
  },
  {
    says: [["ghcr.io/v2/", "/manifests/", "denied: denied"]],
    stage: "pull",
    means: "The image was asked for with a login that is not valid, or that has no role on it.",
    causes: [causes.staleLogin, causes.invalidToken, causes.scopeForPull, causes.packageReadAccess],
    needs: "read",
  },
  {
    says: [
      ['"https://ghcr.io/v2/": denied'],
      ["https://ghcr.io/v2/: denied"],
      ['"https://ghcr.io/v2/": unauthorized'],
      ["logging into", "ghcr.io", "denied"],
    ],
    stage: "login",
    means:
      "The login itself was refused. `GITHUB_TOKEN` is never refused here, so that it was another token, or an empty one.",
    causes: [causes.invalidToken, causes.emptyCredential, causes.appToken, causes.undefinedSecret, causes.emptyInEvent],
  },
  {
    says: [["unauthenticated: user cannot be authenticated"]],
    stage: "push",
    means: "The registry was given no login, or a token that is not valid.",
    causes: [causes.noLogin, causes.invalidToken, causes.wrongHost, causes.emptyCredential, causes.undefinedSecret],
  },
  {
    says: [
      ["unexpected status from", "ghcr.io", "403"],
      ["failed to read from destination repository", "403"],
      ["requesting bearer token", "403"],
      ["ghcr.io/token", "403"],
    ],
    stage: "push",
    means: "The push was refused. This is the short form of several refusals.",
    causes: [
      causes.scopeForPush,
      causes.readOnlyEvent,
      causes.packageAccess,
      causes.foreignOwner,
      causes.noLogin,
      causes.otherLogin,
      causes.appToken,
      causes.personWithoutRole,
      causes.concurrentPush,
    ],
    needs: "write",
    isVague: true,
  },
  {
    says: [
      ["ghcr.io", "/manifests/", "unauthorized"],
      ["error from registry: unauthorized"],
      ["ghcr.io", ": unauthorized"],
      ["ghcr.io", "401 unauthorized"],
    ],
    alone: ["unauthorized"],
    stage: "pull",
    means: "The registry was asked without a login.",
    causes: [causes.noLogin, causes.privateOrMissing, causes.scopeForPull, causes.wrongHost],
    isVague: true,
  },
  {
    // What ghcr.io, too, answers whoever has not logged in: https://github.com/rtCamp/action-slack-notify/issues/148
    says: [],
    alone: ["unauthorized: authentication required"],
    stage: "pull",
    means:
      "A registry was asked without a login. The line does not say which one: ghcr.io answers so, and so do others.",
    causes: [causes.noLogin, causes.otherRegistry, causes.privateOrMissing, causes.wrongHost],
    isVague: true,
  },
  {
    says: [["error response from daemon: denied"]],
    alone: ["denied", "denied: denied"],
    stage: "pull",
    means: "The image was refused. This short form mostly comes when a job's `container` or `services` are set up.",
    causes: [causes.scopeForPull, causes.noLogin, causes.invalidToken, causes.packageReadAccess, causes.staleLogin],
    needs: "read",
    isVague: true,
  },
  {
    says: [["username and password required"]],
    stage: "login",
    means: "docker/login-action was given neither a user name nor a password; crane, cosign or ko lacks one of them.",
    causes: emptyLogin,
  },
  {
    says: [],
    alone: ["username required"],
    stage: "login",
    means: "docker/login-action was given no user name, or an empty one.",
    causes: [causes.noUsername, causes.undefinedSecret, causes.emptyInEvent],
  },
  {
    says: [],
    alone: ["password required"],
    stage: "login",
    means: "docker/login-action was given no password, or an empty one.",
    causes: emptyLogin,
  },
  {
    says: [["cannot use registry-auth with other inputs"]],
    stage: "login",
    means: "docker/login-action takes a list of logins, or a single one, but not both.",
    causes: [causes.misplacedInput],
  },
  {
    says: [["must provide --username with --password-stdin"]],
    stage: "login",
    means: "`docker login`, or that of podman, buildah or skopeo, was given no user name, or an empty one.",
    causes: [causes.noUsername],
  },
  {
    says: [["reading password: inappropriate ioctl for device"], ["reading username: eof"]],
    stage: "login",
    means: "podman, buildah or skopeo was given no user name or no password, and there is nobody to ask for it.",
    causes: emptyLogin,
  },
  {
    says: [["cannot perform an interactive login from a non tty device"]],
    stage: "login",
    means: "`docker login` wanted to ask for what it was not given: the user name or the password is empty.",
    causes: [causes.noPipe, causes.undefinedSecret, causes.emptyInEvent],
  },
  {
    says: [["repository name must be lowercase"]],
    stage: "build",
    means: "No registry takes capital letters in the name of an image.",
    causes: [causes.capitals],
  },
  {
    says: [["invalid reference format"]],
    stage: "build",
    means: "What was given as the name of an image is no reference: nothing was asked of a registry.",
    causes: [causes.noReference, causes.capitals],
  },
  {
    says: [
      ["is requesting '", "but is only allowed '"],
      ["is requesting `", "but is only allowed `"],
    ],
    stage: "start",
    means: "GitHub did not start the run: a called workflow can only lower what its caller's token may do.",
    causes: [causes.cappedCall],
  },
  {
    says: [["unable to get actions_id_token_request_url"], ['missing "id-token" permission']],
    stage: "attestation",
    means: "The job asked for an identity token, which it may not have.",
    causes: [causes.scopeForIdentity],
  },
  {
    says: [["failed to persist attestation", "resource not accessible by integration"]],
    stage: "attestation",
    means: "The attestation was made, but the job's token may not store it.",
    causes: [causes.scopeForAttestation],
  },
  {
    says: [["resource not accessible by integration"]],
    stage: "push",
    means: "GitHub's API refused the job's own token. For packages that is so when one is deleted.",
    causes: [causes.scopeForPush, causes.readOnlyEvent, causes.packageAccess],
    needs: "write",
    isVague: true,
  },
  {
    says: [["fatal: repository 'https://github.com/", "not found"], ["remote: repository not found"]],
    stage: "checkout",
    means: "GitHub shows no private repository to a token that may not read it: it says that there is none.",
    causes: [causes.scopeForCheckout, causes.otherRepository],
  },
  {
    says: [["unrecognized named-value: '"]],
    stage: "start",
    means: "GitHub does not accept the file: an expression in it begins with a name that is no context there.",
    causes: [causes.unknownContext],
  },
  {
    says: [["invalid workflow file"], ["the workflow is not valid"]],
    stage: "start",
    means: "GitHub did not start the run, as it does not accept the file.",
    causes: [causes.refusedFile],
    isVague: true,
  },
  {
    says: [["using --password via the cli is insecure"]],
    stage: "login",
    means: "Docker warns of the password on its command line, where every process of the machine can read it.",
    causes: [causes.passwordArgument],
    isWarning: true,
  },
];
