import type { JobFacts, Need } from "../facts/facts.ts";
import { errors } from "../knowledge/errors.ts";
import type { Rule } from "../rule.ts";

export const missingCompanionPermission: Rule = {
  id: "missing-companion-permission",
  title: "A `permissions` block that leaves out what other steps need",
  severity: "error",
  category: "permissions",
  why:
    "A block that grants `packages` takes away every scope that it does not name. Checkout then has no `contents: read`, which " +
    "fails in a private repository, and an attestation has neither the identity token nor the place to store it.",
  remedy: "Name the other scopes, too: `contents: read` for a checkout, `id-token: write` and `attestations: write` for an attestation.",
  references: ["https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions", "https://github.com/actions/attest-build-provenance#usage"],
  *checkJob(job) {
    const { decidedBy } = job.permissions;
    // A run that does not start at all is another rule's business.
    if (decidedBy.kind !== "block" || job.overreaches.length > 0 || !usesGhcr(job)) return;
    const lacking = job.runs.flatMap((run) => run.flow).filter((happening): happening is Need => happening.kind === "need" && happening.certainty === "certain" && !isGranted(happening, job));
    for (const soft of [false, true]) {
      const needs = lacking.filter((need) => (need.scope === "contents") === soft);
      const [first] = needs;
      if (!first) continue;
      const scopes = [...new Set(needs.map((need) => `\`${need.scope}: ${need.access[0]}\``))];
      yield {
        ...(soft ? { severity: "warning" as const } : {}),
        message: soft ? `${job.called} checks out the repository, but its token gets no ${scopes.join(" and ")}, which fails if it is private` : `${job.called} uses \`${first.tool}\`, but its token gets no ${scopes.join(" and ")}`,
        at: decidedBy.key,
        label: `does not name ${scopes.join(" and ")}`,
        related: [{ message: "needs it", at: first.at }],
        predicts: soft ? errors.repositoryNotFound.replace("{0}", "OWNER/REPOSITORY") : errors.noIdentityToken,
        remedy: `add ${scopes.join(" and ")} to this block`,
      };
    }
  },
};

function usesGhcr(job: JobFacts): boolean {
  return job.runs.some(({ flow }) => flow.some((happening) => (happening.kind === "login" && happening.host.kind === "ghcr") || (happening.kind === "operation" && happening.atGhcr !== "no")));
}

function isGranted({ scope, access }: Need, { permissions }: JobFacts): boolean {
  const granted = permissions.scopes.get(scope) ?? permissions.scopes.get("all");
  return granted !== undefined && (access.includes(granted) || granted === "write");
}
