import type { Operation } from "../facts/facts.ts";
import { grantToJob } from "../fixes/grant-scopes.ts";
import { refusedToken } from "../knowledge/errors.ts";
import type { Finding, Rule } from "../rule.ts";

export const missingPackagesWrite: Rule = {
  id: "missing-packages-write",
  title: "Push to ghcr.io with a token that may not write packages",
  severity: "error",
  category: "permissions",
  why:
    "The job pushes to (or deletes from) ghcr.io with its own `GITHUB_TOKEN`, and a `permissions` block does not give that " +
    "token `packages: write`. As soon as a block is there, every scope that it does not name is `none`, and the block of a " +
    "job replaces that of the workflow as a whole. The login itself succeeds whatever the token may do; only the push fails.",
  remedy:
    "Add `packages: write` to the block that decides for this job. A job's own block may grant more than the repository's " +
    "default, so that no setting has to be changed.",
  references: [
    "https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions",
    "https://docs.github.com/packages/managing-github-packages-using-github-actions-workflows/publishing-and-installing-a-package-with-github-actions",
  ],
  *checkJob(job) {
    const { packages, decidedBy, shown } = job.permissions;
    if ((packages !== "none" && packages !== "read") || decidedBy.kind !== "block") return;
    // A run that does not start at all is another rule's business.
    if (job.overreaches.length > 0) return;
    // Where another login is what the push needs, it does not matter what this token may do.
    const unsuited = new Set(job.replacements.filter(({ fault }) => fault !== undefined).map(({ use }) => use));
    const writes = job.operations.filter(
      (operation) =>
        operation.does !== "pull" && operation.byGithubToken && !operation.isTolerated && !unsuited.has(operation),
    );
    const [first] = writes;
    if (!first) return;
    const sure = writes.filter(({ certainty, atGhcr }) => certainty === "certain" && atGhcr === "certain");
    const certain = sure.length > 0;
    const finding: Finding = {
      message: `${job.called} ${claimOf(first, certain)}, but its token gets \`packages: ${packages}\``,
      at: decidedBy.entry ?? decidedBy.key,
      label: shown,
      related: writes.slice(0, 3).map(placeOf),
      predicts: refusedToken[first.does],
      remedy:
        decidedBy.of === "job"
          ? "add `packages: write` to this block"
          : `give \`packages: write\` to ${decidedBy.of === "caller" ? "the calling job" : job.called}`,
      fix: grantToJob(job, new Map([["packages", "write"]]), certain ? "safe" : "unsafe"),
    };
    yield sure.some(({ isForgiven }) => !isForgiven) ? finding : { ...finding, severity: "warning" };
  },
};

/** What is not certain hangs on what somebody chooses, or on an image that cannot be seen. */
function claimOf({ does, atGhcr, reach }: Operation, certain: boolean): string {
  const [once, base, where] =
    does === "delete" ? ["deletes", "delete", "from ghcr.io"] : ["pushes", "push", "to ghcr.io"];
  if (certain) return `${once} ${where}`;
  const choice = reach
    .flatMap((truth) => (truth.is === "maybe" ? truth.on : []))
    .find((name) => /^(inputs|vars|env)\./.test(name));
  if (atGhcr === "certain" && choice !== undefined) return `can ${base} ${where} (\`${choice}\` decides)`;
  return atGhcr === "certain" ? `can ${base} ${where}` : `seems to ${base} ${where}`;
}

function placeOf(operation: Operation): { message: string; at: Operation["cause"] } {
  const what = operation.atGhcr === "certain" ? operation.image.shown : "to the registry that the job is logged in to";
  return { message: `${operation.does === "delete" ? "deletes" : "pushes"} ${what}`, at: operation.cause };
}
