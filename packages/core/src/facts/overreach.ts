import type { CallLink, JobCall } from "../project/project.ts";
import { startsByItself } from "../project/link-project.ts";
import type { Span } from "../source/span.ts";
import { blockInsertion } from "./insertions.ts";
import type { Access, Overreach } from "./permission-facts.ts";
import { askedFor } from "./permissions.ts";

const rank: Readonly<Record<Access, number>> = { none: 0, read: 1, write: 2 };

/**
 * Where a job of a called workflow asks for more than a caller on the way has: GitHub checks this before it starts
 * anything, also for a job that its `if` would skip. Every block on the way that is too narrow counts, since widening one
 * alone only moves the limit.
 * https://docs.github.com/actions/reference/workflows-and-actions/reusing-workflow-configurations
 */
export function overreachesOf({ workflow, job, chain }: JobCall): readonly Overreach[] {
  const asked = chain.length > 0 ? askedFor(workflow, job) : undefined;
  if (asked?.decidedBy.kind !== "block" || asked.packages === "unknown") return [];
  const { packages, decidedBy } = asked;
  const demand = {
    asked: packages,
    askedAt: decidedBy.entry ?? decidedBy.key,
    job: decidedBy.of === "job" ? job.id.value : undefined,
    callee: workflow.file.path,
  };
  const between = (index: number): readonly Span[] => chain.slice(index + 1).map(({ call }) => call.uses.span);
  const blocks = chain.map((link) => askedFor(link.workflow, link.job));
  const [outermost] = chain;
  if (outermost && blocks.every((block) => block === undefined)) {
    // Nobody says anything: the repository's default is the limit, and the restricted one gives `packages: read`.
    if (rank[packages] <= rank.read || !startsByItself(outermost.workflow)) return [];
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
    if (block?.decidedBy.kind !== "block" || block.packages === "unknown" || rank[packages] <= rank[block.packages])
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
