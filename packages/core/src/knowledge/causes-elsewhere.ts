import type { Cause } from "./error-cause.ts";

/** What stands in no file: a setting, a package, a token, a machine. */
export const causesElsewhere = {
  packageAccess: {
    says: "The package does not give this repository access: it was first pushed by a person, or by another repository",
    todo: "on the package's page: Package settings → Manage Actions access → add this repository with the role Write",
    rules: [],
    seen: "in no file",
  },
  packageReadAccess: {
    says: "The package is private and does not give this repository access",
    todo: "on the package's page: Package settings → Manage Actions access → add this repository with the role Read",
    rules: [],
    seen: "in no file",
  },
  organizationPolicy: {
    says: "The organization forbids it",
    todo: "ask an owner to look at the organization's settings: Packages → Package creation, and Actions → General",
    rules: [],
    seen: "in no file",
  },
  undefinedSecret: {
    says: "The secret is not defined: misspelled, of another environment than the job names, or not passed to the called workflow",
    todo: "compare its name with the list: Settings → Secrets and variables → Actions; or use `${{ secrets.GITHUB_TOKEN }}`",
    rules: [],
    seen: "in no file",
  },
  privateOrMissing: {
    says: "The image is private and nobody is logged in, or there is no such image or tag",
    todo: "look at the package's page: its name, its tags and its visibility",
    rules: [],
    seen: "in no file",
  },
  dockerHubToken: {
    says: "The login is meant for Docker Hub, and its user name or token is wrong there",
    todo: "make a new access token at Docker Hub and store it as a secret",
    rules: [],
    seen: "in no file",
  },
  otherRegistry: {
    says: "It was another registry than ghcr.io",
    todo: "look in the log for the image that the step was at, and log in to the registry in its name",
    rules: [],
    seen: "in no file",
  },
  concurrentPush: {
    says: "Several pushes made the same new package at the same moment",
    todo: "run the job again",
    rules: [],
    seen: "in no file",
  },
  otherRepository: {
    says: "The repository that is checked out is another one, which the job's own token cannot see",
    todo: "give `actions/checkout` a `token` or a deploy key that can read it, and look for a slip in its name",
    rules: [],
    seen: "in no file",
  },
  packageAdminAccess: {
    says: "The package does not give this repository the role Admin, without which its versions cannot be deleted",
    todo: "on the package's page: Package settings → Manage Actions access → give this repository the role Admin",
    rules: [],
    seen: "in no file",
  },
  packageName: {
    says: "There is no package of that name: it is what stands after the owner in the image, as `repo/image` of `ghcr.io/owner/repo/image`",
    todo: "compare the name with the list of packages on the owner's page",
    rules: [],
    seen: "in no file",
  },
  jobTokenListsNothing: {
    says: "The job's own token can neither list an owner's packages nor choose among them by `*` or `!`",
    todo: "name each package, or use a classic token with `read:packages` and `delete:packages` for this step",
    rules: [],
    seen: "in no file",
  },
  missingTag: {
    says: "The image is there, but not that tag or digest: it was never pushed, or not `latest`",
    todo: "look at the list of tags on the package's page, and at whether the push ended well",
    rules: [],
    seen: "in no file",
  },
  deletedParts: {
    says: "A clean-up deleted the untagged versions, and with them the platforms of an image that is tagged",
    todo: "push the image again, and let the clean-up keep what a tagged image points to",
    rules: [],
    seen: "in no file",
  },
  otherDigest: {
    says: "The digest is of no image at ghcr.io: nothing was pushed, or it went first to another registry",
    todo: "take the digest from a step that pushes to ghcr.io, and name ghcr.io first where a build pushes to several registries",
    rules: [],
    seen: "in no file",
  },
  credentialStore: {
    says: "The machine cannot keep logins: its keychain is locked, or `~/.docker/config.json` belongs to another user",
    todo: "on a runner of your own: unlock the keychain, or take `credsStore` out of that file; else look which step before wrote it",
    rules: [],
    seen: "in no file",
  },
  authFile: {
    says: "podman, buildah and skopeo look for logins under `/run/containers`, where the runner's user may not read or write",
    todo: "give all of their steps one other file, by `REGISTRY_AUTH_FILE` or `--authfile`",
    rules: [],
    seen: "in no file",
  },
  rateLimit: {
    says: "Too many have asked for this image in the last minute, and not only this repository",
    todo: "run the job again, keep in a cache what it fetches, or take it from a mirror, as Trivy can with its database",
    rules: [],
    seen: "in no file",
  },
  disturbance: {
    says: "GitHub was disturbed",
    todo: "look at www.githubstatus.com, and run the job again",
    rules: [],
    seen: "in no file",
  },
} as const satisfies Readonly<Record<string, Cause>>;
