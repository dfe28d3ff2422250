import type { JobFacts } from "../facts/facts.ts";
import type { Fix } from "../rule.ts";
import { grantInBlock, ownBlock } from "./grant-scopes.ts";
import { together } from "./together.ts";

/**
 * Takes `packages: write` away from the block that decides for this job, and keeps it for the jobs that need it: each of
 * them gets a block of its own with all that it had.
 */
export function takeWriteAway({ permissions }: JobFacts, writers: readonly JobFacts[] = []): Fix | undefined {
  const { decidedBy, scopes } = permissions;
  if (decidedBy.kind !== "block") return undefined;
  const narrower = grantInBlock(decidedBy, new Map([["packages", "read"]]), "unsafe");
  const edits = together([narrower, ...writers.map((job) => ownBlock(job, scopes, "unsafe"))]);
  if (!narrower || !edits) return undefined;
  const names = writers.map(({ called }) => called).join(" and ");
  return {
    title: writers.length === 0 ? narrower.title : `${narrower.title}, and keep \`packages: write\` for ${names}`,
    safety: "unsafe",
    edits,
  };
}
