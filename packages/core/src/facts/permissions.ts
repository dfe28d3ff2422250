import { packagesAccess } from "../knowledge/permissions.ts";
import type { CallLink } from "../project/project.ts";
import type { Job, Permissions, Workflow } from "../workflow/model.ts";
import type { Span } from "../source/span.ts";
import { entrySpan } from "../workflow/read-node.ts";
import { editableScopes } from "./insertions.ts";
import type { Access, EffectivePermissions, PermissionFault } from "./permission-facts.ts";

/**
 * What the job's token may do with packages, as GitHub computes it: the nearest block counts whole, a scope that it does
 * not name is none, and a called workflow gets no more than its caller has.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#how-permissions-are-calculated-for-a-workflow-job
 */
export function effectivePermissions(
  workflow: Workflow,
  job: Job,
  chain: readonly CallLink[],
  startsByItself: boolean,
): EffectivePermissions {
  const own = nearestBlock(workflow, job);
  if (chain.length === 0) {
    if (own) return granted(own.block, own.of);
    return startsByItself ? noBlock({ kind: "default" }) : noBlock({ kind: "unknown-caller" });
  }
  const link = chain[chain.length - 1] as CallLink;
  const caller = effectivePermissions(link.workflow, link.job, chain.slice(0, -1), true);
  if (!own)
    return caller.decidedBy.kind === "block" ? { ...caller, decidedBy: { ...caller.decidedBy, of: "caller" } } : caller;
  return lower(granted(own.block, own.of), caller);
}

/** A callee's block can only lower. Asking for more is a start-up failure, which a rule of its own speaks of. */
function lower(own: EffectivePermissions, caller: EffectivePermissions): EffectivePermissions {
  const rank = { none: 0, read: 1, write: 2 } as const;
  if (own.packages === "unknown" || caller.packages === "unknown") return own;
  return rank[caller.packages] < rank[own.packages] && caller.decidedBy.kind === "block"
    ? { ...caller, decidedBy: { ...caller.decidedBy, of: "caller" } }
    : own;
}

/** What the job's own block, or else its workflow's, asks for; undefined where there is none. */
export function askedFor(workflow: Workflow, job: Job): EffectivePermissions | undefined {
  const own = nearestBlock(workflow, job);
  return own && granted(own.block, own.of);
}

function nearestBlock(workflow: Workflow, job: Job): { block: Permissions; of: "workflow" | "job" } | undefined {
  if (job.permissions && job.permissions.value.kind !== "null") return { block: job.permissions, of: "job" };
  if (workflow.permissions && workflow.permissions.value.kind !== "null")
    return { block: workflow.permissions, of: "workflow" };
  return undefined;
}

function noBlock(decidedBy: EffectivePermissions["decidedBy"]): EffectivePermissions {
  return { packages: "unknown", decidedBy, shown: "no `permissions` block", isRefused: false, scopes: new Map() };
}

function granted(block: Permissions, of: "workflow" | "job"): EffectivePermissions {
  const value = block.value;
  const decidedBy = (entry: Span | undefined): EffectivePermissions["decidedBy"] => ({
    kind: "block",
    of,
    key: block.key.span,
    entry,
    editable: editableScopes(block),
  });
  if (value.kind === "all") {
    const shown = `\`${value.text.value}\` is granted here`;
    return {
      packages: value.access,
      decidedBy: decidedBy(entrySpan({ key: block.key, value: value.text })),
      shown,
      isRefused: false,
      scopes: new Map([["all", value.access]]),
    };
  }
  if (value.kind !== "scopes") {
    return {
      packages: "unknown",
      decidedBy: decidedBy(undefined),
      shown: "the block cannot be read",
      isRefused: true,
      scopes: new Map(),
    };
  }
  const entry = value.scopes.find((scope) => scope.key.value.toLowerCase() === "packages");
  const scopes = new Map(value.scopes.map((scope) => [scope.key.value.toLowerCase(), scope.value.value]));
  const place = entry && entrySpan(entry);
  return {
    packages: entry ? (accessOf(entry.value.value) ?? "unknown") : "none",
    decidedBy: decidedBy(place),
    shown: entry ? `\`packages: ${entry.value.value}\` is granted here` : shownScopes(scopes),
    isRefused: false,
    scopes,
  };
}

function shownScopes(scopes: ReadonlyMap<string, string>): string {
  const all = [...scopes].map(([scope, access]) => `\`${scope}: ${access}\``);
  if (all.length === 0) return "nothing is granted here";
  if (all.length > 3) return "the block does not name `packages`";
  return `only ${all.join(", ")} ${all.length === 1 ? "is" : "are"} granted here`;
}

function accessOf(value: string): Access | undefined {
  return packagesAccess.find((access) => access === value);
}

/** The `permissions:` of a workflow and its jobs that GitHub refuses, as far as packages go. */
export function permissionFaults(workflow: Workflow): readonly PermissionFault[] {
  const blocks = [workflow.permissions, ...workflow.jobs.map((job) => job.permissions)];
  return blocks.flatMap((block): PermissionFault[] => {
    if (!block) return [];
    if (block.value.kind === "invalid")
      return [{ what: "block", ...refused(block.key.span, block.value.shown, block.value.span) }];
    if (block.value.kind !== "scopes") return [];
    return block.value.scopes
      .filter((scope) => scope.key.value.toLowerCase() === "packages" && accessOf(scope.value.value) === undefined)
      .map(({ key, value }) => ({ what: "packages", ...refused(key.span, value.value, value.span) }));
  });
}

/** A list, a map and nothing at all are told by what they are. */
function refused(key: Span, text: string, at: Span): Omit<PermissionFault, "what"> {
  const sign = at.file.text.charAt(at.start);
  if (sign === "[" || sign === "-") return { shown: "a list", key, at };
  if (sign === "{") return { shown: "a map", key, at };
  if (text === "") return { shown: "empty", key, at };
  return { shown: text.includes("${{") ? "an expression" : `\`${text}\``, key, at };
}
