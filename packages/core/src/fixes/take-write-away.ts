import type { JobFacts } from "../facts/facts.ts";
import type { Fix } from "../rule.ts";
import { grantInBlock, ownBlock } from "./grant-scopes.ts";
import { together } from "./together.ts";

/**
 * Takes `packages: write` away from the block that decides for the jobs that do not need it, the first among them, and keeps
 * it for those that do: each of them gets a block of its own with all that it had.
 */
export function takeWriteAway(
  { permissions }: JobFacts,
  idle: readonly JobFacts[],
  writers: readonly JobFacts[] = [],
): Fix | undefined {
  const { decidedBy, scopes } = permissions;
  if (decidedBy.kind !== "block") return undefined;
  const narrower = grantInBlock(decidedBy, new Map([["packages", "read"]]), "unsafe");
  const edits = together([narrower, ...writers.map((job) => ownBlock(job, scopes, "unsafe"))]);
  if (!narrower || !edits) return undefined;
  const names = writers.map(({ called }) => called).join(" and ");
  const kept = writers.length === 0 ? "" : `, and keep \`packages: write\` for ${names}`;
  // `npm ci` and its like may read packages of another kind, of which nothing is known.
  const least = idle.some(readsImages)
    ? ""
    : " (or nothing at all, if it installs nothing from GitHub's other registries)";
  return { title: `${narrower.title}${kept}${least}`, safety: "unsafe", edits };
}

/** It may read images at ghcr.io: it logs in there, pulls, or builds from what it pulls. */
export function readsImages({ logins, operations, runs }: JobFacts): boolean {
  return (
    logins.length > 0 || operations.length > 0 || runs.some(({ flow }) => flow.some(({ kind }) => kind === "opaque"))
  );
}
