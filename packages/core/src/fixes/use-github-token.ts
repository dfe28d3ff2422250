import type { JobFacts, Login, Operation, ProjectFacts, Run, Token } from "../facts/facts.ts";
import type { Fix } from "../rule.ts";
import type { Span } from "../source/span.ts";
import { grantToJob } from "./grant-scopes.ts";
import { replaceWritten } from "./replace-written.ts";
import { setPermissions } from "./set-permissions.ts";
import { together } from "./together.ts";

/**
 * Takes the job's own token in place of another, and grants it what the job does with it. Undefined where that token would
 * not reach all that is done, or where the other one serves something else, too. It is not safe: a package that a person
 * pushed first has to let the repository in.
 */
export function useGithubToken(token: Token, login: Login, job: JobFacts, project: ProjectFacts): Fix | undefined {
  const access = accessToOwn(login, job, project);
  if (!access || login.password?.tokens.length !== 1) return undefined;
  const title = `use \`${githubToken}\` with \`packages: ${access}\`, if the package lets this repository in`;
  const edits = together([replaceToken(token, login), permissionFor(job, access, project)]);
  return edits && { title, safety: "unsafe", edits };
}

export const githubToken = "${{ secrets.GITHUB_TOKEN }}";

const oneExpression = /^\$\{\{(?:(?!\}\}).)*\}\}$/;

/**
 * What a job needs of packages where the repository's own are all that a login is used for, in whatever way the job is called;
 * undefined where there are others, or where a step may use it that cannot be looked into. The base images of a build are
 * mostly public.
 */
export function accessToOwn(login: Login, job: JobFacts, { jobs }: ProjectFacts): "read" | "write" | undefined {
  if (job.kind === "action") return undefined;
  const runs = jobs.filter(({ id, file }) => id === job.id && file === job.file).flatMap((call) => call.runs);
  const isHidden = runs.some(({ flow }) =>
    flow.some((happening) => happening.kind === "opaque" && happening.may === "anything"),
  );
  const touched = runs.flatMap((run) => touchedWith(login, run));
  if (isHidden || touched.length === 0 || !touched.every(({ image }) => image.own === true)) return undefined;
  return touched.some(({ does }) => does !== "pull") ? "write" : "read";
}

function touchedWith(login: Login, { flow }: Run): readonly Operation[] {
  return flow.filter(
    (happening): happening is Operation =>
      happening.kind === "operation" && happening.atGhcr !== "no" && usesLogin(happening, login),
  );
}

/** A tool that brings its own credential logs in for itself alone, where it is called. */
function usesLogin({ auth, at }: Operation, login: Login): boolean {
  return auth.by === "login"
    ? isSameStart(auth.login.at, login.at)
    : auth.by === "itself" && login.store === "private" && isSameStart(login.at, at);
}

function isSameStart(a: Span, b: Span): boolean {
  return a.file === b.file && a.start === b.start;
}

/** Nothing has to be granted, or it can be granted here. */
function permissionFor(job: JobFacts, access: "read" | "write", project: ProjectFacts): Pick<Fix, "edits"> | undefined {
  const { packages, decidedBy } = job.permissions;
  if (packages === "write" || packages === access) return { edits: [] };
  return decidedBy.kind === "default"
    ? setPermissions(job, access, project)
    : grantToJob(job, new Map([["packages", access]]));
}

/** Where it is written for this login and for nothing else; or in the login's own input, which takes it from elsewhere. */
function replaceToken(token: Token, login: Login): Fix | undefined {
  const { password, passwordBy, usedBy } = login;
  if (usedBy || !password) return undefined;
  const fix = { title: "", safety: "unsafe" } as const;
  const written = token.kind === "literal" ? token.text.trim() : oneExpression;
  const isItsOwn = isWithin(token.at, password.at) || isVariableOfLogin(token.at, login);
  return (
    (isItsOwn ? replaceWritten(token.at, written, githubToken, fix) : undefined) ??
    (passwordBy === "input" ? replaceWritten(password.at, oneExpression, githubToken, fix) : undefined)
  );
}

/** A variable of the login's own step that is read nowhere but in the lines of the login. */
function isVariableOfLogin(at: Span, login: Login): boolean {
  const { text } = at.file;
  if (at.file !== login.at.file || at.file !== login.step.file) return false;
  const name = /^[ \t]*(?:- +)?([A-Za-z_]\w*):[ \t]*["']?$/.exec(text.slice(lineStart(text, at.start), at.start))?.[1];
  const between = text.slice(Math.min(at.start, login.step.start), Math.max(at.start, login.step.start));
  if (name === undefined || /\n[ \t]*- /.test(between)) return false;
  const lines = { file: at.file, start: lineStart(text, login.at.start), end: lineEnd(text, login.at.end) };
  const definition = { file: at.file, start: lineStart(text, at.start), end: lineEnd(text, at.end) };
  return [...text.matchAll(new RegExp(`\\b${name}\\b`, "g"))].every(({ index }) => {
    const read = { file: at.file, start: index, end: index + name.length };
    return isWithin(read, lines) || isWithin(read, definition);
  });
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}
