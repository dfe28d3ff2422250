import { wordList } from "./word-list.ts";

/**
 * The contexts that exist, in lower case. Which of them can be used at a place is the workflow schema's business.
 * https://docs.github.com/actions/reference/workflows-and-actions/contexts
 */
export const contextNames: readonly string[] = [
  "github",
  "env",
  "vars",
  "job",
  "jobs",
  "steps",
  "runner",
  "secrets",
  "strategy",
  "matrix",
  "needs",
  "inputs",
];

/**
 * The properties of `github`, in lower case. `github.event` holds whatever the event brings.
 * https://docs.github.com/actions/reference/workflows-and-actions/contexts#github-context
 */
export const githubProperties: readonly string[] = [
  "action",
  "action_path",
  "action_ref",
  "action_repository",
  "action_status",
  "actor",
  "actor_id",
  "api_url",
  "artifact_cache_size_limit",
  "base_ref",
  "env",
  "event",
  "event_name",
  "event_path",
  "graphql_url",
  "head_ref",
  "job",
  "job_workflow_sha",
  "output",
  "path",
  "ref",
  "ref_name",
  "ref_protected",
  "ref_type",
  "repository",
  "repository_id",
  "repository_owner",
  "repository_owner_id",
  "repository_visibility",
  "repositoryurl",
  "retention_days",
  "run_attempt",
  "run_id",
  "run_number",
  "secret_source",
  "server_url",
  "sha",
  "state",
  "step_summary",
  "token",
  "triggering_actor",
  "workflow",
  "workflow_ref",
  "workflow_sha",
  "workspace",
];

/** The only one of them that has properties of its own. */
export const githubObject = "event";

const name = "[a-z_][\\w-]*";

/**
 * A reference as it stands between the braces of an expression, all by itself. What lies deeper, or is no property of
 * `github`, may as well be the name of a host: `github.acme.com`, `env.example.com`.
 * https://docs.github.com/actions/reference/workflows-and-actions/contexts
 */
export const wholeReference: RegExp = new RegExp(
  [
    `^github\\.(?:${githubProperties.join("|")})(?:\\.${name})*$`,
    `^(?:secrets|env|vars|inputs)\\.${name}$`,
    `^matrix(?:\\.${name})+$`,
    `^(?:steps|needs)\\.${name}\\.outputs\\.${name}$`,
  ].join("|"),
  "i",
);

/**
 * Those that are filled whatever the event is, so that nothing behind `||` is ever reached. `github.head_ref` and its like
 * are not among them.
 */
export const filledContexts: readonly string[] = wordList(`
  github.actor github.actor_id github.api_url github.event_name github.job github.ref github.ref_name github.repository
  github.repository_id github.repository_owner github.repository_owner_id github.run_attempt github.run_id
  github.run_number github.server_url github.sha github.triggering_actor github.workflow
`);

/**
 * The names by which an event knows the repository of the workflow, or a fork of it with the same files.
 * https://docs.github.com/webhooks/webhook-events-and-payloads
 */
export const ownRepository: readonly string[] = wordList(`
  github.repository github.event.repository.full_name github.event.pull_request.head.repo.full_name
  github.event.pull_request.base.repo.full_name github.event.workflow_run.head_repository.full_name
`);

/** What tells the name of the repository, `owner/name`, or a part of it: none of them is in lower case by itself. */
export const partsOfName: ReadonlyMap<string, "whole" | "owner" | "name"> = new Map([
  ["github.repository", "whole"],
  ["github.repository_owner", "owner"],
  ["github.event.repository.full_name", "whole"],
  ["github.event.repository.owner.login", "owner"],
  ["github.event.repository.name", "name"],
]);

/** What stands before and behind the slash of the whole name. */
export const piecesOfName = { owner: "github.repository_owner", name: "github.event.repository.name" } as const;

/**
 * Environment variables that a script finds without anyone setting them, and the expression with the same value. There is
 * deliberately no `GITHUB_TOKEN`: nobody sets it unless `env:` does.
 * https://docs.github.com/actions/reference/workflows-and-actions/variables#default-environment-variables
 */
export const runnerVariables: ReadonlyMap<string, string> = new Map(
  Object.entries({
    GITHUB_ACTION: "github.action",
    GITHUB_ACTION_PATH: "github.action_path",
    GITHUB_ACTION_REF: "github.action_ref",
    GITHUB_ACTION_REPOSITORY: "github.action_repository",
    GITHUB_ACTOR: "github.actor",
    GITHUB_ACTOR_ID: "github.actor_id",
    GITHUB_API_URL: "github.api_url",
    GITHUB_BASE_REF: "github.base_ref",
    GITHUB_ENV: "github.env",
    GITHUB_EVENT_NAME: "github.event_name",
    GITHUB_EVENT_PATH: "github.event_path",
    GITHUB_GRAPHQL_URL: "github.graphql_url",
    GITHUB_HEAD_REF: "github.head_ref",
    GITHUB_JOB: "github.job",
    GITHUB_OUTPUT: "github.output",
    GITHUB_PATH: "github.path",
    GITHUB_REF: "github.ref",
    GITHUB_REF_NAME: "github.ref_name",
    GITHUB_REF_PROTECTED: "github.ref_protected",
    GITHUB_REF_TYPE: "github.ref_type",
    GITHUB_REPOSITORY: "github.repository",
    GITHUB_REPOSITORY_ID: "github.repository_id",
    GITHUB_REPOSITORY_OWNER: "github.repository_owner",
    GITHUB_REPOSITORY_OWNER_ID: "github.repository_owner_id",
    GITHUB_RETENTION_DAYS: "github.retention_days",
    GITHUB_RUN_ATTEMPT: "github.run_attempt",
    GITHUB_RUN_ID: "github.run_id",
    GITHUB_RUN_NUMBER: "github.run_number",
    GITHUB_SERVER_URL: "github.server_url",
    GITHUB_SHA: "github.sha",
    GITHUB_STATE: "github.state",
    GITHUB_STEP_SUMMARY: "github.step_summary",
    GITHUB_TRIGGERING_ACTOR: "github.triggering_actor",
    GITHUB_WORKFLOW: "github.workflow",
    GITHUB_WORKFLOW_REF: "github.workflow_ref",
    GITHUB_WORKFLOW_SHA: "github.workflow_sha",
    GITHUB_WORKSPACE: "github.workspace",
    RUNNER_ARCH: "runner.arch",
    RUNNER_DEBUG: "runner.debug",
    RUNNER_ENVIRONMENT: "runner.environment",
    RUNNER_NAME: "runner.name",
    RUNNER_OS: "runner.os",
    RUNNER_TEMP: "runner.temp",
    RUNNER_TOOL_CACHE: "runner.tool_cache",
  }),
);

/**
 * Variables that people take for the runner's and that it does not set, and the expression with what they expect there.
 * https://docs.github.com/actions/tutorials/authenticate-with-github_token
 */
export const expectedVariables: ReadonlyMap<string, string> = new Map([["GITHUB_TOKEN", "github.token"]]);

/**
 * Further ones that are set by the runner, the machine or the shell, and that no expression has. Names on Windows are the
 * same in any case of their letters.
 */
export const machineVariables: readonly string[] = wordList(`
  ACTIONS_CACHE_URL ACTIONS_ID_TOKEN_REQUEST_TOKEN ACTIONS_ID_TOKEN_REQUEST_URL ACTIONS_RESULTS_URL
  ACTIONS_RUNTIME_TOKEN ACTIONS_RUNTIME_URL AGENT_TOOLSDIRECTORY ANDROID_HOME APPDATA BASH BASH_SOURCE BASH_VERSION
  CHROME_BIN CI COMPUTERNAME COMSPEC CONDA DEBIAN_FRONTEND DOTNET_ROOT EUID FUNCNAME GITHUB_ACTIONS GOPATH GOROOT
  GROUPS HOME HOMEBREW_PREFIX HOSTNAME HOSTTYPE IFS INVOCATION_ID ImageOS ImageVersion JAVA_HOME JAVA_HOME_11_X64
  JAVA_HOME_17_X64 JAVA_HOME_21_X64 JAVA_HOME_8_X64 JOURNAL_STREAM LANG LC_ALL LINENO LOCALAPPDATA LOGNAME MACHTYPE
  NUMBER_OF_PROCESSORS OLDPWD OPTARG OPTIND OS OSTYPE PATH PATHEXT PIPESTATUS PPID PROCESSOR_ARCHITECTURE PSModulePath
  PWD ProgramData ProgramFiles RANDOM REPLY RUNNER_PERFLOG RUNNER_TRACKING_ID RUNNER_USER RUNNER_WORKSPACE SECONDS
  SHELL SHLVL SYSTEMDRIVE SystemRoot TEMP TERM TMP TMPDIR UID USER USERNAME USERPROFILE VCPKG_INSTALLATION_ROOT
  XDG_CONFIG_HOME XDG_RUNTIME_DIR windir
`);

/**
 * Contexts with a `/` in whatever they hold, and how that looks.
 * https://docs.github.com/actions/reference/workflows-and-actions/contexts#github-context
 */
export const refsWithSlash: ReadonlyMap<string, string> = new Map([["github.ref", "refs/heads/…"]]);
