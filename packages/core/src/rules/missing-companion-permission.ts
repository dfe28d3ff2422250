import type { JobFacts, Need } from "../facts/facts.ts";
import { grantInBlock, grantToJob } from "../fixes/grant-scopes.ts";
import { errors } from "../knowledge/errors.ts";
import type { Fix, Rule } from "../rule.ts";

export const missingCompanionPermission: Rule = {
  id: "missing-companion-permission",
  title: "A `permissions` block that leaves out what other steps need",
  severity: "error",
  category: "permissions",
  why:
    "A block that grants `packages` takes away every scope that it does not name. Checkout then has no `contents: read`, which " +
    "fails in a private repository, and an attestation has neither the identity token nor the place to store it.",
  remedy:
    "Name the other scopes, too: `contents: read` for a checkout, `id-token: write` and `attestations: write` for an attestation.",
  references: [
    "https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions",
    "https://github.com/actions/attest-build-provenance#usage",
  ],
  *checkJob(job, { repository }) {
    const { decidedBy, scopes } = job.permissions;
    // A run that does not start at all is another rule's business.
    if (decidedBy.kind !== "block" || job.overreaches.length > 0 || !usesGhcr(job)) return;
    const lacking = job.runs
      .flatMap((run) => run.flow)
      .filter(
        (happening): happening is Need =>
          happening.kind === "need" && happening.certainty === "certain" && !isGranted(happening, job),
      );
    for (const ofContents of [false, true]) {
      const needs = lacking.filter((need) => (need.scope === "contents") === ofContents);
      const [first] = needs;
      if (!first) continue;
      const wanted = [...new Set(needs.map((need) => `\`${need.scope}: ${need.access[0]}\``))].join(" and ");
      yield {
        // A public repository is there for everybody to read.
        ...(ofContents ? { severity: "warning" as const } : {}),
        message: `${job.called} uses \`${first.tool}\`, but its token lacks ${wanted}${ofContents ? ", which fails in a private repository" : ""}`,
        at: decidedBy.key,
        label: `does not grant ${wanted}`,
        related: [{ message: "needs it", at: first.at }],
        predicts: predicted(needs, repository ?? "OWNER/REPOSITORY"),
        remedy: scopes.has("all")
          ? `name the scopes here one by one, ${wanted} among them`
          : `grant ${wanted} in this block, too`,
        fix: grant(job, ofContents, leastOf(needs)),
      };
    }
  },
};

/** Every job may read the repository; what an attestation needs is for its job alone. */
function grant(job: JobFacts, ofContents: boolean, wanted: ReadonlyMap<string, string>): Fix | undefined {
  const { decidedBy } = job.permissions;
  if (!ofContents) return grantToJob(job, wanted);
  return decidedBy.kind === "block" && decidedBy.of !== "caller" ? grantInBlock(decidedBy, wanted) : undefined;
}

function leastOf(needs: readonly Need[]): ReadonlyMap<string, string> {
  return new Map(needs.flatMap(({ scope, access: [least] }) => (least === undefined ? [] : [[scope, least]])));
}

function predicted(needs: readonly Need[], repository: string): string {
  if (needs.some(({ scope }) => scope === "id-token")) return errors.noIdentityToken;
  const [first] = needs;
  return first?.scope === "contents" ? errors.repositoryNotFound.replace("{0}", repository) : errors.attestationRefused;
}

function usesGhcr({ logins, operations }: JobFacts): boolean {
  return logins.length > 0 || operations.length > 0;
}

function isGranted({ scope, access }: Need, { permissions }: JobFacts): boolean {
  const granted = permissions.scopes.get(scope) ?? permissions.scopes.get("all");
  return granted !== undefined && (access.includes(granted) || granted === "write");
}
