import { convertWorkflowTemplate } from "@actions/workflow-parser/model/convert";
import type { WorkflowTemplate } from "@actions/workflow-parser/model/workflow-template";
import type { TemplateToken } from "@actions/workflow-parser/templates/tokens/template-token";
import {
  isBasicExpression,
  isLiteral,
  isMapping,
  isSequence,
  isString,
} from "@actions/workflow-parser/templates/tokens/type-guards";
import { NoOperationTraceWriter } from "@actions/workflow-parser/templates/trace-writer";
import { parseWorkflow } from "@actions/workflow-parser/workflows/workflow-parser";
import type { SourceFile } from "../../src/index.ts";
import type { Text } from "../../src/source/text.ts";
import type { Container, Job, Pair, Permissions, Step, Workflow } from "../../src/workflow/model.ts";
import { parseFile } from "../../src/workflow/parse-file.ts";

/**
 * What is read of a workflow by both: a line for each event, permission, job, need, call and step. GitHub's parser is
 * the stricter one, as ours goes on where a schema is not met: the rules have something to say about the rest of the file.
 */
export type Reading = { readonly lines: readonly string[] } | { readonly refusal: string };

export function ourReading(file: SourceFile): Reading {
  const read = parseFile(file);
  // A name that leads nowhere is for GitHub itself to refuse: of some of them its parser does not know.
  const problem = read.problems.find(({ code }) => code !== "lost-name");
  if (problem) return { refusal: problem.message };
  if (read.kind !== "workflow") return { refusal: `it is ${read.kind}` };
  return {
    lines: [...readEvents(read), ...ourPermissions("workflow", read.permissions), ...read.jobs.flatMap(ourJob)],
  };
}

export async function githubsReading(file: SourceFile): Promise<Reading> {
  const { context, value } = parseWorkflow({ name: file.path, content: file.text }, new NoOperationTraceWriter());
  const refusal = (): { refusal: string } => ({ refusal: context.errors.getErrors()[0]?.message ?? "" });
  if (value === undefined || context.errors.count > 0) return refusal();
  const template = await convertWorkflowTemplate(context, value);
  if (context.errors.count > 0) return refusal();
  const jobs = entriesOf(entryOf(value, "jobs"));
  return {
    lines: [
      `on ${Object.keys(template.events).toSorted().join(" ")}`,
      ...githubsPermissions("workflow", entryOf(value, "permissions")),
      ...template.jobs.flatMap((job, index) => githubsJob(job, jobs[index]?.[1])),
    ],
  };
}

function readEvents(workflow: Workflow): readonly string[] {
  return [`on ${[...new Set(workflow.on.map(({ event }) => event.value))].toSorted().join(" ")}`];
}

function ourPermissions(owner: string, permissions: Permissions | undefined): readonly string[] {
  const value = permissions?.value;
  if (!value || value.kind === "null" || value.kind === "invalid") return [];
  if (value.kind === "all") return [`${owner} permissions ${value.access}-all`];
  return [`${owner} permissions ${value.scopes.map(pairText).toSorted().join(" ")}`];
}

function githubsPermissions(owner: string, token: TemplateToken | undefined): readonly string[] {
  if (token === undefined || (isLiteral(token) && !isString(token))) return [];
  if (isString(token)) return [`${owner} permissions ${token.value}`];
  return [`${owner} permissions ${entriesOf(token).map(entryText).toSorted().join(" ")}`];
}

function ourJob(job: Job): readonly string[] {
  const id = job.id.value;
  const head = [
    `job ${id} needs ${job.needs.map(valueOf).join(" ")}`,
    ...ourPermissions(`job ${id}`, job.permissions),
    `job ${id} env ${job.env.map(pairText).toSorted().join(" ")}`,
    `job ${id} outputs ${job.outputs.map(pairText).toSorted().join(" ")}`,
    ...(job.container ? [ourContainer(`job ${id} container`, job.container)] : []),
    ...job.services.map((service) => ourContainer(`job ${id} service ${service.name.value}`, service)),
  ];
  if (!job.call) return [...head, ...job.steps.map((step, index) => ourStep(`job ${id} step ${index}`, step))];
  const { uses, with: given, secrets } = job.call;
  const passed = secrets === "inherit" ? "inherit" : secrets.map(pairText).toSorted().join(" ");
  return [...head, `job ${id} calls ${uses.value} with ${given.map(pairText).toSorted().join(" ")} secrets ${passed}`];
}

function githubsJob(job: WorkflowTemplate["jobs"][number], token: TemplateToken | undefined): readonly string[] {
  const id = job.id.value;
  const head = [
    `job ${id} needs ${(job.needs ?? []).map(tokenText).join(" ")}`,
    ...githubsPermissions(`job ${id}`, entryOf(token, "permissions")),
    `job ${id} env ${mapText(entryOf(token, "env"))}`,
    `job ${id} outputs ${mapText(entryOf(token, "outputs"))}`,
    ...githubsContainer(`job ${id} container`, entryOf(token, "container")),
    ...entriesOf(entryOf(token, "services")).flatMap(([name, service]) =>
      githubsContainer(`job ${id} service ${name}`, service),
    ),
  ];
  if (job.type === "job") {
    const steps = entryOf(token, "steps");
    return [...head, ...itemsOf(steps).map((step, index) => githubsStep(`job ${id} step ${index}`, step))];
  }
  const passed = job["inherit-secrets"] === true ? "inherit" : mapText(job["secret-values"]);
  return [...head, `job ${id} calls ${tokenText(job.ref)} with ${mapText(job["input-values"])} secrets ${passed}`];
}

function ourContainer(place: string, { image, credentials, env }: Container): string {
  const given = [credentials?.username, credentials?.password].map((text) => quoted(text?.value ?? "")).join(" ");
  return `${place} image ${quoted(image?.value ?? "")} credentials ${given} env ${env.map(pairText).toSorted().join(" ")}`;
}

/** `container: node:22` is short for one with nothing but an image. */
function githubsContainer(place: string, token: TemplateToken | undefined): readonly string[] {
  if (token === undefined) return [];
  const text = (key: string, of: TemplateToken | undefined): string => {
    const found = entryOf(of, key);
    return quoted(found === undefined ? "" : tokenText(found));
  };
  const image = isMapping(token) ? text("image", token) : quoted(tokenText(token));
  const credentials = entryOf(token, "credentials");
  const given = ["username", "password"].map((key) => text(key, credentials)).join(" ");
  return [`${place} image ${image} credentials ${given} env ${mapText(entryOf(token, "env"))}`];
}

function ourStep(place: string, step: Step): string {
  const { action } = step;
  const does =
    action.kind === "run"
      ? `run ${quoted(action.script.value)} shell ${action.shell?.value ?? ""}`
      : action.kind === "uses"
        ? `uses ${action.uses.value} with ${step.with.map(pairText).toSorted().join(" ")}`
        : "broken";
  return `${place} id ${step.id?.value ?? ""} if ${quoted(step.if?.value ?? "")} env ${step.env.map(pairText).toSorted().join(" ")} ${does}`;
}

function githubsStep(place: string, step: TemplateToken): string {
  const text = (key: string): string => {
    const token = entryOf(step, key);
    return token === undefined ? "" : tokenText(token);
  };
  const run = entryOf(step, "run");
  const uses = entryOf(step, "uses");
  const does = run
    ? `run ${quoted(tokenText(run))} shell ${text("shell")}`
    : uses
      ? `uses ${tokenText(uses)} with ${mapText(entryOf(step, "with"))}`
      : "broken";
  return `${place} id ${text("id")} if ${quoted(text("if"))} env ${mapText(entryOf(step, "env"))} ${does}`;
}

function valueOf({ value }: Text): string {
  return value;
}

function pairText({ key, value }: Pair): string {
  return `${key.value}=${quoted(value.value)}`;
}

function mapText(token: TemplateToken | undefined): string {
  return entriesOf(token).map(entryText).toSorted().join(" ");
}

function entryText([key, value]: readonly [string, TemplateToken]): string {
  return `${key}=${quoted(tokenText(value))}`;
}

/** GitHub's parser keeps the text around expressions with the dents and folds of the file. */
function quoted(text: string): string {
  const flat = text.replaceAll(/\s+/g, " ").trim();
  // An expression that is nothing but a text is that text for GitHub's parser.
  return JSON.stringify(flat.replace(/^\$\{\{ '([^']*)' \}\}$/, "$1"));
}

/** A text with expressions is one call of `format` for GitHub; what it was made from is kept beside it. */
function tokenText(token: TemplateToken): string {
  if (isBasicExpression(token)) return withoutQuotes(token.source ?? token.toString());
  return isLiteral(token) ? token.toString() : "";
}

function withoutQuotes(written: string): string {
  const [, quote, inner = ""] = /^(["'])(.*)\1$/s.exec(written) ?? [];
  if (quote === undefined) return written;
  return quote === "'" ? inner.replaceAll("''", "'") : inner.replaceAll(/\\(["\\/])/g, "$1").replaceAll("\\n", "\n");
}

function entriesOf(token: TemplateToken | undefined): readonly (readonly [string, TemplateToken])[] {
  if (token === undefined || !isMapping(token)) return [];
  return [...token].map(({ key, value }) => [tokenText(key), value] as const);
}

function entryOf(token: TemplateToken | undefined, name: string): TemplateToken | undefined {
  return entriesOf(token).find(([key]) => key === name)?.[1];
}

function itemsOf(token: TemplateToken | undefined): readonly TemplateToken[] {
  return token !== undefined && isSequence(token) ? [...token] : [];
}
