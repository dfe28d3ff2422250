/** A reason for which a run says one of the errors, and how to find out. */
export interface Cause {
  /** What is so, as a sentence without a full stop. */
  readonly says: string;
  readonly todo: string;
  /** The rules that find it, the one that says it best first. */
  readonly rules: readonly string[];
  /** Whether the files show it: always, where they do at all; only its signs; or it is a setting, a package, a token. */
  readonly seen: "in files" | "by signs" | "in no file";
  /** It is that the scope `packages` of the job's own token is too small: a log that prints the scopes settles it. */
  readonly isScope?: "by the files" | "by the event";
}

/** Each cause once, as several errors share them. Where a fact was read: the comments of errors.ts, and the rules' references. */
export const causes = {
  scopeForPush: {
    says: "The job's own `GITHUB_TOKEN` lacks `packages: write`",
    todo: "give the job a `permissions` block with `packages: write`, and with whatever else it needs",
    rules: ["missing-packages-write", "capped-reusable-permission", "unset-packages-permission"],
    seen: "in files",
    isScope: "by the files",
  },
  scopeForPull: {
    says: "The job's own `GITHUB_TOKEN` lacks `packages: read`, and the image is private",
    todo: "give the job a `permissions` block with `packages: read`, and with whatever else it needs",
    rules: ["missing-packages-read", "missing-packages-write", "unset-packages-permission"],
    seen: "in files",
    isScope: "by the files",
  },
  readOnlyEvent: {
    says: "The run is of a pull request from a fork, or of Dependabot: its token is read-only",
    todo: "do not push there: `if: github.event_name != 'pull_request'` on the step",
    rules: ["read-only-event-token"],
    seen: "in files",
    isScope: "by the event",
  },
  emptyInEvent: {
    says: "The run is of a pull request from a fork, or of Dependabot: its secrets are empty",
    todo: "do not log in there: `if: github.event_name != 'pull_request'` on the step",
    rules: ["read-only-event-token"],
    seen: "in files",
  },
  appToken: {
    says: "The login used a token that ghcr.io does not take: of another GitHub App, or a fine-grained personal one",
    todo: "use `${{ secrets.GITHUB_TOKEN }}`, or a classic token with `write:packages` or `read:packages` alone",
    rules: ["unsupported-token"],
    seen: "by signs",
  },
  otherLogin: {
    says: "A later login replaced the one that was meant",
    todo: "put the login that the push needs last",
    rules: ["overwritten-login"],
    seen: "in files",
  },
  foreignOwner: {
    says: "The package belongs to another owner, whose packages the job's own token does not reach",
    todo: "push to `ghcr.io/${{ github.repository_owner }}/…`, or use a classic token of the other owner",
    rules: ["foreign-namespace", "overwritten-login"],
    seen: "in files",
  },
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
  personWithoutRole: {
    says: "The login used a personal token, and its owner has no role on this package",
    todo: "use `${{ secrets.GITHUB_TOKEN }}` for the repository's own packages, or give that person a role on the package",
    rules: ["needless-personal-token", "undedicated-secret", "mismatched-secret"],
    seen: "by signs",
  },
  personalScopes: {
    says: "The personal token lacks the scope: `write:packages` for a push, `read:packages` for a pull",
    todo: "use `${{ secrets.GITHUB_TOKEN }}`, or give the classic token the scope (and authorize it for the organization's SSO)",
    rules: ["needless-personal-token", "undedicated-secret", "mismatched-secret"],
    seen: "by signs",
  },
  invalidToken: {
    says: "The secret holds a token that has expired, was revoked, or was mistyped",
    todo: "use `${{ secrets.GITHUB_TOKEN }}`, which never expires, or store a new classic token in the repository's settings",
    rules: ["hardcoded-password", "mismatched-secret", "undedicated-secret", "needless-personal-token"],
    seen: "by signs",
  },
  emptyCredential: {
    says: "The user name or the password is empty by the workflow itself",
    todo: "pass the value by `env:`, `with:` or `secrets:` from the context that has it",
    rules: ["empty-credential", "unexpanded-expression", "missing-username"],
    seen: "in files",
  },
  undefinedSecret: {
    says: "The secret is not defined: misspelled, of another environment than the job names, or not passed to the called workflow",
    todo: "compare its name with the list: Settings → Secrets and variables → Actions; or use `${{ secrets.GITHUB_TOKEN }}`",
    rules: [],
    seen: "in no file",
  },
  noLogin: {
    says: "There is no login that counts when the push or pull takes place",
    todo: "log in to `ghcr.io` before it, with the same tool and under the same condition",
    rules: [
      "missing-login",
      "login-after-use",
      "credential-store-mismatch",
      "conditional-login",
      "misplaced-login-input",
      "incomplete-container-credentials",
      "missing-registry",
      "registry-typo",
      "empty-credential",
    ],
    seen: "in files",
  },
  privateOrMissing: {
    says: "The image is private and nobody is logged in, or there is no such image or tag",
    todo: "look at the package's page: its name, its tags and its visibility",
    rules: [],
    seen: "in no file",
  },
  staleLogin: {
    says: "A login of an earlier job is left on the machine, and is no longer valid: it breaks even the pull of a public image",
    todo: "run `docker logout ghcr.io` there",
    rules: ["persisted-login", "unused-login"],
    seen: "by signs",
  },
  wrongRegistry: {
    says: "The login names no registry, so that GitHub's token went to Docker Hub",
    todo: "name the registry: `registry: ghcr.io`, or `docker login ghcr.io`",
    rules: ["missing-registry", "mismatched-secret"],
    seen: "in files",
  },
  imageWithoutRegistry: {
    says: "The image that is pushed names no registry, which means Docker Hub, where nobody is logged in",
    todo: "write `ghcr.io/` and the owner in front of its name",
    rules: ["missing-registry"],
    seen: "in files",
  },
  dockerHubToken: {
    says: "The login is meant for Docker Hub, and its user name or token is wrong there",
    todo: "make a new access token at Docker Hub and store it as a secret",
    rules: [],
    seen: "in no file",
  },
  wrongHost: {
    says: "The login names a host that is not ghcr.io, or a path behind it",
    todo: "log in to `ghcr.io` alone",
    rules: ["registry-typo", "malformed-registry", "deprecated-registry"],
    seen: "in files",
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
  noUsername: {
    says: "The login has no user name",
    todo: "give it `${{ github.actor }}`, or `$GITHUB_ACTOR` in a script",
    rules: ["missing-username", "empty-credential", "unexpanded-expression"],
    seen: "in files",
  },
  noPipe: {
    says: "Nothing stands on the standard input of `--password-stdin`, or an empty line",
    todo: 'pipe the password in: `echo "$TOKEN" | docker login ghcr.io -u "$GITHUB_ACTOR" --password-stdin`',
    rules: ["unpiped-password", "empty-credential", "missing-username"],
    seen: "in files",
  },
  misplacedInput: {
    says: "The action is given inputs that do not go together",
    todo: "leave `registry`, `username` and `password` out where there is `registry-auth`",
    rules: ["misplaced-login-input"],
    seen: "in files",
  },
  passwordArgument: {
    says: "The password stands on the command line. This is a warning: it stops nothing",
    todo: 'pipe the password in: `echo "$TOKEN" | docker login ghcr.io -u "$GITHUB_ACTOR" --password-stdin`',
    rules: ["password-on-command-line"],
    seen: "in files",
  },
  capitals: {
    says: "The name of the image has capital letters, as `github.repository` and `github.repository_owner` may have",
    todo: "let docker/metadata-action make the name, or put it into lower case in a step: `${GITHUB_REPOSITORY,,}`",
    rules: ["uppercase-image-name"],
    seen: "by signs",
  },
  noReference: {
    says: "The reference has an empty part or an empty tag, a `/` in its tag as of `github.ref`, or `https://` in front",
    todo: "print the reference in a step before, and write it as `ghcr.io/OWNER/IMAGE:TAG`; docker/metadata-action makes tags of branches",
    rules: ["malformed-image"],
    seen: "by signs",
  },
  cappedCall: {
    says: "A called workflow asks for more than its caller's token may do",
    todo: "grant the calling job what the called workflow asks for",
    rules: ["capped-reusable-permission"],
    seen: "in files",
  },
  unknownContext: {
    says: "A context is misspelled (`secret.X`), or does not exist at that place, such as `secrets` in an action or in an `if`",
    todo: "correct the name, or hand the value in by an input or by `env:`",
    rules: ["empty-credential", "invalid-workflow"],
    seen: "in files",
  },
  refusedFile: {
    says: "GitHub does not accept the file",
    todo: "correct the place that the message names",
    rules: ["invalid-packages-permission", "invalid-workflow", "capped-reusable-permission"],
    seen: "in files",
  },
  scopeForIdentity: {
    says: "The job's token lacks `id-token: write`",
    todo: "add `id-token: write` to the `permissions` of the job",
    rules: ["missing-companion-permission"],
    seen: "in files",
  },
  scopeForAttestation: {
    says: "The job's token lacks `attestations: write`",
    todo: "add `attestations: write` to the `permissions` of the job",
    rules: ["missing-companion-permission"],
    seen: "in files",
  },
  scopeForCheckout: {
    says: "The job's `permissions` block lacks `contents: read`, and the repository is private",
    todo: "add `contents: read` to the block",
    rules: ["missing-companion-permission"],
    seen: "in files",
  },
  otherRepository: {
    says: "The repository that is checked out is another one, which the job's own token cannot see",
    todo: "give `actions/checkout` a `token` or a deploy key that can read it, and look for a slip in its name",
    rules: [],
    seen: "in no file",
  },
} as const satisfies Readonly<Record<string, Cause>>;
