import { shown } from "../src/expressions/shown.ts";
import type { Truth } from "../src/expressions/value.ts";
import type {
  Auth,
  Credential,
  Happening,
  Host,
  JobFacts,
  Login,
  Operation,
  ProjectFacts,
  Run,
  Situation,
  Token,
} from "../src/facts/facts.ts";
import { positionOf } from "../src/index.ts";
import type { Span } from "../src/source/span.ts";

/**
 * The facts of a repository for people to read, one on each line, which begins with the job and the line of the workflow:
 * `image:12 login ghcr.io with docker/login-action …`.
 */
export function shownFacts({ jobs }: ProjectFacts): string {
  return jobs.map((job) => `${job.runs.flatMap((run, index) => shownRun(job, run, index)).join("\n")}\n`).join("\n");
}

function shownRun(job: JobFacts, { flow, unexpanded, misplaced }: Run, index: number): readonly string[] {
  const name = job.runs.length > 1 ? `${job.id}[${index + 1}]` : job.id;
  const line = (at: Span, words: readonly string[]): string =>
    [`${name}:${lineOf(at)}`, ...words.filter((word) => word !== "")].join(" ");
  const happenings = flow.map((happening) =>
    line(happening.at, [...shownHappening(happening), ...reachIn(job.situations, happening), happening.certainty]),
  );
  return [
    ...(happenings.length === 0 ? [`${name} does nothing`] : happenings),
    ...unexpanded.map(({ at, what, shown: text }) => line(at, ["unexpanded", what, text])),
    ...misplaced.flatMap(({ tool, inputs }) =>
      inputs.map((input) => line(input.at, ["misplaced", input.name, "with", tool])),
    ),
  ];
}

function shownHappening(happening: Happening): readonly string[] {
  switch (happening.kind) {
    case "login":
      return shownLogin(happening);
    case "logout":
      return ["logout", hostName(happening.host), `store=${happening.store}`];
    case "operation":
      return shownOperation(happening);
    case "naming":
      return ["names", happening.image.shown];
    case "opaque":
      return ["opaque", happening.what, `may=${happening.may}`];
    case "need":
      return ["need", happening.scope, happening.access.join("|"), "with", happening.tool];
  }
}

function shownLogin(login: Login): readonly string[] {
  return [
    "login",
    hostName(login.host),
    "with",
    login.tool,
    `store=${[login.store, ...login.also].join(",")}`,
    `user=${shownCredential(login.username)}`,
    `password=${shownCredential(login.password)}`,
    `by=${login.passwordBy}`,
    login.stdinMissing ? "stdin-missing" : "",
    login.swallowed ? "swallowed" : "",
    login.keptBy ? "kept" : "",
  ];
}

function shownOperation(operation: Operation): readonly string[] {
  return [
    operation.does,
    operation.what,
    operation.image.shown === "…" ? "(unseen)" : operation.image.shown,
    "with",
    operation.tool,
    `reads=${operation.reads.join(",")}`,
    `auth=${shownAuth(operation.auth)}`,
    operation.atGhcr === "possible" ? "perhaps-at-ghcr" : "",
    ...[...operation.needs].map(([scope, access]) => `needs=${scope}:${access.join("|")}`),
  ];
}

function shownAuth(auth: Auth): string {
  switch (auth.by) {
    case "login":
      return `login:${lineOf(auth.login.at)}`;
    case "itself":
      return `itself:${shownCredential(auth.password)}`;
    case "perhaps":
      return `perhaps:${lineOf(auth.step)}`;
    case "nothing":
      return "nothing";
  }
}

function shownCredential(credential: Credential | undefined): string {
  if (!credential) return "none";
  return credential.tokens.map((token) => shownToken(token, shown(credential.value))).join("|");
}

function shownToken(token: Token, value: string): string {
  switch (token.kind) {
    case "secret":
      return `secrets.${token.name}`;
    case "app-token":
      return `app-token(${token.by})`;
    case "literal":
      return `"${token.text}"`;
    case "context":
      return token.name;
    case "unknown":
      return value === "…" ? "unknown" : value;
    default:
      return token.kind;
  }
}

function hostName(host: Host): string {
  switch (host.kind) {
    case "ghcr":
      return host.path ? "ghcr.io/…" : "ghcr.io";
    case "docker-hub":
      return "docker.io";
    case "unknown":
      return "(unknown)";
    default:
      return host.name;
  }
}

/** Only where it does not simply happen each time. */
function reachIn(situations: readonly Situation[], { reach }: Happening): readonly string[] {
  if (reach.every((truth) => truth.is === "yes")) return [];
  const words = reach.map(
    (truth, index) => `${situations[index]?.event ?? ""}:${situationWord(situations[index])}${shownTruth(truth)}`,
  );
  return [`reach=${[...new Set(words)].join(",")}`];
}

function situationWord(situation: Situation | undefined): string {
  return situation === undefined || situation.from === "repository" ? "" : `${situation.from}:`;
}

function shownTruth(truth: Truth): string {
  return truth.is === "maybe" ? `maybe(${truth.on.join(" ")})` : truth.is;
}

function lineOf({ file, start }: Span): number {
  return positionOf(file, start).line;
}
