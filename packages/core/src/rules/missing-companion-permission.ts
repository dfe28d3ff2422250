import { enumerated } from "../enumerated.ts";
import type { JobFacts, Need } from "../facts/facts.ts";
import { grantCheckout, grantToJob } from "../fixes/grant-scopes.ts";
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
  remedy:
    "Name the other scopes, too: `contents: read` for a checkout, `id-token: write` and `attestations: write` for an attestation.",
  references: [
    "https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions",
    "https://github.com/actions/attest-build-provenance#usage",
  ],
  *checkJob(job, { repository }) {
    const { decidedBy, isRefused, scopes } = job.permissions;
    // A run that does not start at all is another rule's business.
    if (decidedBy.kind !== "block" || isRefused || job.overreaches.length > 0 || !usesGhcr(job)) return;
    const lacking = job.runs
      .flatMap((run) => run.flow)
      .filter(
        (happening): happening is Need =>
          happening.kind === "need" && happening.certainty === "certain" && !isGranted(happening, job),
      );
    const [first] = lacking;
    if (!first) return;
    // What an attestation lacks weighs more than what a private repository would need besides.
    const needs = lacking.toSorted((a, b) => Number(isOfContents(a)) - Number(isOfContents(b)));
    const ofContents = needs.every(isOfContents);
    const wanted = enumerated([...new Set(needs.map(({ scope, access }) => `\`${scope}: ${access[0]}\``))]);
    const tools = byTool(needs);
    const isMixed = !ofContents && needs.some(isOfContents);
    yield {
      // A public repository is there for everybody to read.
      ...(ofContents ? { severity: "warning" as const } : {}),
      message: `${job.called} uses ${enumerated(tools.map(({ tool }) => `\`${tool}\``))}, but its token lacks ${wanted}${ofContents ? ", which fails in a private repository" : isMixed ? ", the last of which fails in a private repository" : ""}`,
      at: decidedBy.key,
      label: `does not grant ${wanted}`,
      related: tools.map(({ at }) => ({ message: "needs it", at })),
      predicts: predicted(needs, repository ?? "OWNER/REPOSITORY"),
      remedy: scopes.has("all")
        ? `name the scopes here one by one, ${wanted} among them`
        : `grant ${wanted} in this block, too`,
      fix: ofContents ? grantCheckout(job, leastOf(needs)) : grantToJob(job, leastOf(needs)),
    };
  },
};

function isOfContents({ scope }: Need): boolean {
  return scope === "contents";
}

/** The first of each action: it needs two scopes perhaps, or stands in several steps. */
function byTool(needs: readonly Need[]): readonly Need[] {
  return needs.filter(({ tool }, index) => needs.findIndex((other) => other.tool === tool) === index);
}

function leastOf(needs: readonly Need[]): ReadonlyMap<string, string> {
  return new Map(needs.flatMap(({ scope, access: [least] }) => (least === undefined ? [] : [[scope, least]])));
}

function predicted(needs: readonly Need[], repository: string): string {
  const identity = needs.find(({ scope }) => scope === "id-token");
  if (identity) return identity.refusal ?? errors.noIdentityToken;
  const [first] = needs;
  return first?.scope === "contents" ? errors.repositoryNotFound.replace("{0}", repository) : errors.attestationRefused;
}

/** A pull that may or may not take place, of a base image perhaps, is no sign of it. */
function usesGhcr({ logins, operations }: JobFacts): boolean {
  return logins.length > 0 || operations.some(({ does, certainty }) => does !== "pull" || certainty === "certain");
}

function isGranted({ scope, access }: Need, { permissions }: JobFacts): boolean {
  const granted = permissions.scopes.get(scope) ?? permissions.scopes.get("all");
  return granted !== undefined && (access.includes(granted) || granted === "write");
}
