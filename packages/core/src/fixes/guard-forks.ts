import type { JobFacts, Login, Operation, ProjectFacts } from "../facts/facts.ts";
import type { ConditionPlace } from "../facts/insertions.ts";
import type { Fix } from "../rule.ts";
import { added } from "./added.ts";
import { replaceWritten } from "./replace-written.ts";
import { together } from "./together.ts";

/** Skips a push where it cannot succeed. What else the step does is done no more, unless an input alone decides on the push. */
export function guardPush(operation: Operation, job: JobFacts, project: ProjectFacts): Fix | undefined {
  return guarded([operation], operation.does === "delete" ? "the deletion" : "the push", job, project);
}

/** Skips a login whose secret is empty there, and what would go out without it. */
export function guardLogin(login: Login, job: JobFacts, project: ProjectFacts): Fix | undefined {
  const writes = job.runs
    .flatMap(({ flow }) => flow)
    .filter(
      (happening): happening is Operation =>
        happening.kind === "operation" &&
        happening.does !== "pull" &&
        happening.auth.by === "login" &&
        isSamePlace(happening.auth.login, login) &&
        reachesForks(happening, job),
    );
  return guarded([login, ...writes], "the login", job, project);
}

function guarded(
  all: readonly (Login | Operation)[],
  what: string,
  job: JobFacts,
  project: ProjectFacts,
): Fix | undefined {
  const condition = notOnForks(job, project);
  const guards = all.map((happening) => guardOf(happening, condition));
  const edits = together(guards);
  return (
    edits && {
      title: `skip ${what} on a fork's pull request`,
      safety: guards.every((guard) => guard?.safety === "safe") ? "safe" : "unsafe",
      edits,
    }
  );
}

function guardOf(happening: Login | Operation, condition: string): Omit<Fix, "title"> | undefined {
  // The steps of an action of the repository serve other jobs, too.
  if (happening.usedBy) return undefined;
  const byInput = happening.kind === "operation" ? guardInput(happening, condition) : undefined;
  if (byInput) return byInput;
  const place = happening.conditionPlace;
  const isLoginAlone = happening.kind === "login" && happening.via === "action" && happening.store !== "private";
  return place && { edits: conditionEdits(place, condition), safety: isLoginAlone ? "safe" : "unsafe" };
}

/** `push: true`: the image is still built, and so tested, on a fork's pull request. */
function guardInput({ cause }: Operation, condition: string): Fix | undefined {
  const isQuoted = cause.file.text.charAt(cause.start) === "'";
  return replaceWritten(cause, /^true$/i, inQuote(`\${{ ${condition} }}`, isQuoted ? "'" : ""), {
    title: "",
    safety: "safe",
  });
}

function conditionEdits(place: ConditionPlace, condition: string): Fix["edits"] {
  if (place.kind === "new") return [added(place.insertion, condition)];
  const { at, quote } = place;
  const needsParentheses = at.file.text.slice(at.start, at.end).includes("||");
  const isOneTerm = !/&&|\|\|/.test(condition);
  const joined = ` && ${isOneTerm ? condition : `(${condition})`}`;
  return [
    ...(needsParentheses ? [{ span: { ...at, end: at.start }, text: "(" }] : []),
    { span: { ...at, start: at.end }, text: inQuote(`${needsParentheses ? ")" : ""}${joined}`, quote) },
  ];
}

/**
 * True wherever the job has worked so far: on every other event, and on pull requests of the repository itself. Whoever
 * calls the workflow may do so on other events than those at hand.
 */
function notOnForks(job: JobFacts, { jobs }: ProjectFacts): string {
  const ways = jobs.filter(({ file, key }) => file === job.file && key.start === job.key.start);
  const situations = ways.flatMap((way) => way.situations);
  const events = new Set(situations.filter(({ from }) => from === "fork").map(({ event }) => event));
  const isPullRequestAlone =
    ways.every(({ chain }) => chain.length === 0) && situations.every(({ event }) => events.has(event));
  const ownHead = "github.event.pull_request.head.repo.full_name == github.repository";
  const others = [...events].map((event) => `github.event_name != '${event}'`).join(" && ");
  return isPullRequestAlone ? ownHead : `${others} || ${ownHead}`;
}

function reachesForks({ reach }: Operation, { situations }: JobFacts): boolean {
  return situations.some(({ from }, index) => from === "fork" && reach[index]?.is !== "no");
}

function isSamePlace(a: Login, b: Login): boolean {
  return a.at.file === b.at.file && a.at.start === b.at.start;
}

/** In a text that stands in single quotes, a quote is written twice. */
function inQuote(text: string, quote: string): string {
  return quote === "'" ? text.replaceAll("'", "''") : text;
}
