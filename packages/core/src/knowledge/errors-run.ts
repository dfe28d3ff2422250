import { causes } from "./error-causes.ts";
import type { ErrorRow } from "./error-row.ts";

/** What GitHub says of a run and by its API, and what the runner and its official actions say. */
export const runErrors: readonly ErrorRow[] = [
  {
    says: [['is requesting "', 'but is only allowed "']],
    stage: "start",
    means: "GitHub did not start the run: a called workflow can only lower what its caller's token may do.",
    causes: [causes.cappedCall],
    source: "https://github.com/actions/runner/issues/4151",
  },
  {
    says: [["secret ", "is required, but not provided while calling"]],
    stage: "start",
    means:
      "GitHub did not start the called workflow: it demands a secret that its caller does not hand over, or that is empty.",
    causes: [causes.undefinedSecret, causes.emptyInEvent],
    source: "https://github.com/actions/runner/issues/2709",
  },
  {
    says: [["docker login for 'ghcr.io' failed with exit code"]],
    stage: "login",
    means: "The runner itself logs in before it pulls a job's `container` and `services`, and this login failed.",
    causes: [causes.invalidToken, causes.appToken, causes.disturbance],
    source: "https://github.com/OCA/oca-addons-repo-template/issues/138",
  },
  {
    says: [["docker pull failed with exit code"]],
    stage: "pull",
    means:
      "The runner could not pull the image of a `container`, of `services` or of an action. The lines before say why.",
    causes: [
      causes.scopeForPull,
      causes.packageReadAccess,
      causes.privateOrMissing,
      causes.noLogin,
      causes.otherRegistry,
      causes.disturbance,
    ],
    needs: "read",
    isVague: true,
    source:
      "https://github.com/actions/runner/blob/010917e67bb4244d09766ec86597eb44f5880c1a/src/Runner.Worker/ContainerOperationProvider.cs",
  },
  {
    says: [
      ["unable to get actions_id_token_request"],
      ["actions_id_token_request_token", "not set"],
      ["actions_id_token_request_token", "unset"],
      ["error retrieving identity token"],
      ['missing "id-token" permission'],
      ['has permission "id-token: write"'],
    ],
    stage: "attestation",
    means: "The job asked for an identity token, which it may not have.",
    causes: [causes.scopeForIdentity, causes.forkIdentity],
    source: "https://github.com/actions/attest/blob/03074e11803cd18ddae4b6424972f9677cb12469/src/main.ts",
  },
  {
    says: [["failed to persist attestation", "resource not accessible by integration"]],
    stage: "attestation",
    means: "The attestation was made, but the job's token may not store it.",
    causes: [causes.scopeForAttestation],
    source: "https://github.com/ScottKirvan/BojuBot/pull/244",
  },
  {
    says: [
      ["versions api failed", "package not found"],
      ["version api failed", "package not found"],
    ],
    alone: ["package not found"],
    stage: "delete",
    means: "GitHub's API shows no such package to this token: it hides what a token may not manage.",
    causes: [causes.scopeForPush, causes.packageAdminAccess, causes.packageName],
    needs: "write",
    isVague: true,
    source: "https://github.com/actions/delete-package-versions/issues/115",
  },
  {
    says: [["are not supported for this token type"]],
    stage: "delete",
    means: "A clean-up of packages was given a pattern, and a token that cannot list packages.",
    causes: [causes.jobTokenListsNothing],
    source: "https://github.com/ponylang/ponyup/pull/448",
  },
  {
    says: [["resource not accessible by integration"]],
    stage: "delete",
    means: "GitHub's API refused the job's own token. For packages that is so when one is deleted.",
    causes: [causes.scopeForPush, causes.readOnlyEvent, causes.packageAdminAccess],
    needs: "write",
    isVague: true,
    source: "https://github.com/werf/werf/pull/3650",
  },
  {
    says: [["fatal: repository 'https://github.com/", "not found"], ["remote: repository not found"]],
    stage: "checkout",
    means: "GitHub shows no private repository to a token that may not read it: it says that there is none.",
    causes: [causes.scopeForCheckout, causes.otherRepository],
    source: "https://github.com/actions/checkout/issues/254",
  },
  {
    says: [["unrecognized named-value: '"]],
    stage: "start",
    means: "GitHub does not accept the file: an expression in it begins with a name that is no context there.",
    causes: [causes.unknownContext],
    source: "https://github.com/dotnet/docs-tools/issues/264",
  },
  {
    says: [["invalid workflow file"], ["the workflow is not valid"]],
    stage: "start",
    means: "GitHub did not start the run, as it does not accept the file.",
    causes: [causes.refusedFile],
    isVague: true,
    source: "https://github.com/PowerDNS/pdns/pull/15795",
  },
];
