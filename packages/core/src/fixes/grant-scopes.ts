import { enumerated } from "../enumerated.ts";
import type { JobFacts } from "../facts/facts.ts";
import type { EditableScopes } from "../facts/insertions.ts";
import type { EffectivePermissions, Grantee } from "../facts/permission-facts.ts";
import type { Fix } from "../rule.ts";
import { added } from "./added.ts";
import { replaceWritten } from "./replace-written.ts";

type Block = Extract<EffectivePermissions["decidedBy"], { kind: "block" }>;

/** Grants scopes to a job that no other workflow calls: what a called one may have is for its callers to say. */
export function grantToJob(
  job: JobFacts,
  wanted: ReadonlyMap<string, string>,
  safety: Fix["safety"] = "safe",
): Fix | undefined {
  return job.chain.length > 0 ? undefined : grantTo(job, wanted, safety);
}

/**
 * Grants scopes to a job where they belong: in its own block, or, so that no other job gets more, in a new one with all
 * that the workflow's block gave it. What a caller grants is not changed from here.
 */
export function grantTo(
  job: Grantee,
  wanted: ReadonlyMap<string, string>,
  safety: Fix["safety"] = "safe",
): Fix | undefined {
  const { decidedBy, scopes } = job.permissions;
  if (decidedBy.kind !== "block" || decidedBy.of === "caller") return undefined;
  const isSaidForAll = wanted.has("packages") && decidedBy.entry !== undefined;
  const isShared = decidedBy.of === "workflow" && !job.isOnlyJob && !isSaidForAll;
  return isShared ? ownBlock(job, new Map([...scopes, ...wanted]), safety) : grantInBlock(decidedBy, wanted, safety);
}

/**
 * Grants what a checkout needs: every job may read the repository, so that a block of the workflow has it for all; but not
 * one that denies all on purpose, nor for a job that gets a block of its own for its packages anyway.
 */
export function grantCheckout(job: JobFacts, wanted: ReadonlyMap<string, string>): Fix | undefined {
  const { decidedBy, scopes } = job.permissions;
  if (decidedBy.kind !== "block" || decidedBy.of === "caller") return undefined;
  const needsPackages = [...job.logins, ...job.operations].some(({ byGithubToken }) => byGithubToken);
  const isForItself = scopes.size === 0 || (decidedBy.entry === undefined && needsPackages);
  return isForItself && job.chain.length === 0 ? grantTo(job, wanted) : grantInBlock(decidedBy, wanted);
}

/** Grants scopes in a block that is there, to all that it holds for. */
export function grantInBlock(
  { editable }: Block,
  wanted: ReadonlyMap<string, string>,
  safety: Fix["safety"] = "safe",
): Fix | undefined {
  if (!editable) return undefined;
  const known = [...wanted].filter(([scope]) => editable.values.has(scope));
  const missing = [...wanted].filter(([scope]) => !editable.values.has(scope));
  const changes = known.map(([scope, access]) => changeOf(editable, scope, access));
  if (changes.some((change) => change === undefined)) return undefined;
  const additions = missing.map(entryOf);
  return {
    title: `grant ${listed(wanted)} here`,
    safety,
    edits: [
      ...changes.filter((change) => change !== undefined),
      ...(additions.length === 0 ? [] : [added(editable.insertion, ...additions)]),
    ],
  };
}

/** A block of the job's own, with these scopes and no others. */
export function ownBlock(
  { ownBlock: place, called }: Pick<Grantee, "ownBlock" | "called">,
  scopes: ReadonlyMap<string, string>,
  safety: Fix["safety"],
): Fix | undefined {
  if (!place || scopes.has("all")) return undefined;
  // The line break of the job's keys, with their indentation.
  const under = `${place.before}${place.after}${place.level ?? "  "}`;
  const lines = ["permissions:", ...[...scopes].map(([scope, access]) => `${scope}: ${access}`)];
  return {
    title: `give ${called} \`permissions\` of its own, with ${listed(scopes)}`,
    safety,
    edits: [added(place, lines.join(under))],
  };
}

function changeOf({ values }: EditableScopes, scope: string, access: string): Fix["edits"][number] | undefined {
  const span = values.get(scope);
  return span && replaceWritten(span, /^(?:none|read|write)$/, access, { title: "", safety: "safe" })?.edits[0];
}

function entryOf([scope, access]: readonly [string, string]): string {
  return `${scope}: ${access}`;
}

function listed(scopes: ReadonlyMap<string, string>): string {
  return enumerated([...scopes].map((scope) => `\`${entryOf(scope)}\``));
}
