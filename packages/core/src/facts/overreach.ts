import type { CallLink, JobCall } from "../project/project.ts";
import { startsByItself } from "../project/link-project.ts";
import type { Span } from "../source/span.ts";
import type { Call, Job, Workflow } from "../workflow/model.ts";
import { calledWorkflow } from "./called-workflow.ts";
import { blockInsertion } from "./insertions.ts";
import type { Access, Overreach } from "./permission-facts.ts";
import { askedFor } from "./permissions.ts";

const rank: Readonly<Record<Access, number>> = { none: 0, read: 1, write: 2 };

/** What a called workflow asks for, and where it is said, if that is at hand. */
type Demand = Pick<Overreach, "asked" | "askedAt" | "job" | "callee">;

/**
 * Where a job of a called workflow asks for more than a caller on the way has: GitHub checks this before it starts
 * anything, also for a job that its `if` would skip. Every block on the way that is too narrow counts, since widening one
 * alone only moves the limit.
 * https://docs.github.com/actions/reference/workflows-and-actions/reusing-workflow-configurations
 */
export function overreachesOf({ workflow, job, chain }: JobCall): readonly Overreach[] {
  const { call } = job;
  return [
    ...(chain.length > 0 ? beyond(demandOf(workflow, job), chain) : []),
    ...(call ? beyond(demandOfKnown(call), [...chain, { workflow, job, call }]) : []),
  ];
}

function demandOf(workflow: Workflow, job: Job): Demand | undefined {
  const asked = askedFor(workflow, job);
  if (asked?.decidedBy.kind !== "block" || asked.packages === "unknown") return undefined;
  const { packages, decidedBy } = asked;
  return {
    asked: packages,
    askedAt: decidedBy.entry ?? decidedBy.key,
    job: decidedBy.of === "job" ? job.id.value : undefined,
    callee: workflow.file.path,
  };
}

/** A workflow of another repository, which is not at hand. */
function demandOfKnown({ uses }: Call): Demand | undefined {
  const callee = uses.value.trim();
  const asks = calledWorkflow(callee)?.row.asks;
  return asks && { asked: asks.packages, askedAt: undefined, job: asks.job, callee };
}

function beyond(demand: Demand | undefined, chain: readonly CallLink[]): readonly Overreach[] {
  if (!demand) return [];
  const { asked } = demand;
  const between = (index: number): readonly Span[] => chain.slice(index + 1).map(({ call }) => call.uses.span);
  const blocks = chain.map((link) => askedFor(link.workflow, link.job));
  const [outermost] = chain;
  if (outermost && blocks.every((block) => block === undefined)) {
    // Nobody says anything: the repository's default is the limit, and the restricted one gives `packages: read`.
    if (rank[asked] <= rank.read || !startsByItself(outermost.workflow)) return [];
    return [
      {
        ...demand,
        allowed: "read",
        byDefault: true,
        at: outermost.call.uses.span,
        ceiling: undefined,
        caller: undefined,
        between: between(0),
      },
    ];
  }
  return blocks.flatMap((block, index): readonly Overreach[] => {
    if (block?.decidedBy.kind !== "block" || block.packages === "unknown" || rank[asked] <= rank[block.packages])
      return [];
    const link = chain[index] as CallLink;
    return [
      {
        ...demand,
        allowed: block.packages,
        byDefault: false,
        at: link.call.uses.span,
        ceiling: block.decidedBy.entry ?? block.decidedBy.key,
        caller: {
          called: `job \`${link.job.id.value}\``,
          permissions: block,
          ownBlock: blockInsertion(link.job),
          isOnlyJob: link.workflow.jobs.length === 1,
        },
        between: between(index),
      },
    ];
  });
}
