import type { CallLink, JobCall } from "../project/project.ts";
import { startsByItself } from "../project/link-project.ts";
import type { Access, EffectivePermissions, Overreach } from "./permission-facts.ts";
import { askedFor, effectivePermissions } from "./permissions.ts";

const rank: Readonly<Record<Access, number>> = { none: 0, read: 1, write: 2 };

/**
 * Whether a job of a called workflow asks for more than its caller has: GitHub checks this before it starts anything, also
 * for a job that its `if` would skip.
 * https://docs.github.com/actions/reference/workflows-and-actions/reusing-workflow-configurations
 */
export function overreachOf({ workflow, job, chain }: JobCall): Overreach | undefined {
  const link = chain.at(-1);
  const asked = link && askedFor(workflow, job);
  if (!asked || asked.packages === "unknown" || asked.decidedBy.kind !== "block") return undefined;
  const outer = chain[0] as CallLink;
  const ceiling = effectivePermissions(link.workflow, link.job, chain.slice(0, -1), startsByItself(outer.workflow));
  const allowed = allowedBy(ceiling);
  if (allowed === undefined || rank[asked.packages] <= rank[allowed]) return undefined;
  const from = ceilingLink(ceiling, chain);
  return {
    asked: asked.packages,
    askedAt: asked.decidedBy.entry ?? asked.decidedBy.key,
    job: asked.decidedBy.of === "job" ? job.id.value : undefined,
    callee: workflow.file.path,
    allowed,
    byDefault: ceiling.decidedBy.kind === "default",
    at: (chain[from] as CallLink).call.uses.span,
    ceiling: ceiling.decidedBy.kind === "block" ? (ceiling.decidedBy.entry ?? ceiling.decidedBy.key) : undefined,
    between: chain.slice(from + 1).map(({ call }) => call.uses.span),
  };
}

/** Without any block the repository's default is the ceiling: the restricted one gives `packages: read`. */
function allowedBy({ packages, decidedBy }: EffectivePermissions): Access | undefined {
  if (decidedBy.kind === "default") return "read";
  return packages === "unknown" ? undefined : packages;
}

/** The call that stands in the file of the deciding block; without a block, the outermost. */
function ceilingLink({ decidedBy }: EffectivePermissions, chain: readonly CallLink[]): number {
  if (decidedBy.kind !== "block") return 0;
  return Math.max(0, chain.findLastIndex(({ workflow }) => workflow.file === decidedBy.key.file));
}
