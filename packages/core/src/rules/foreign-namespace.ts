import type { Image, ProjectFacts } from "../facts/facts.ts";
import { errors } from "../knowledge/errors.ts";
import type { Rule } from "../rule.ts";
import type { Span } from "../source/span.ts";

export const foreignNamespace: Rule = {
  id: "foreign-namespace",
  title: "A push into another owner's namespace with the GitHub token",
  severity: "warning",
  // It names the login that would have suited.
  yieldsTo: ["overwritten-login"],
  category: "registry",
  why:
    "The job's own token reaches the packages of the repository's owner. Another owner's package takes it only where its " +
    "settings let this repository in; and `github.actor` is whoever happened to start the run.",
  remedy:
    "Push to `ghcr.io/${{ github.repository_owner }}/…`, or use a classic token of the other owner with `write:packages`.",
  references: [
    "https://docs.github.com/packages/learn-github-packages/configuring-a-packages-access-control-and-visibility",
  ],
  *checkJob(job, project) {
    for (const { byGithubToken, image, at, isElsewhere } of job.pushes) {
      // A registry that stands there twice is nobody's name.
      if (image.fault && !image.fault.situation) continue;
      const foreign = byGithubToken && !isElsewhere ? foreignOwner(image, project) : undefined;
      if (!foreign) continue;
      yield {
        message: `${job.called} pushes to \`${image.shown}\` with the GitHub token, ${foreign.which}`,
        at: foreign.at,
        label: foreign.label,
        related: [{ message: "pushed here", at }],
        predicts: errors.deniedPackageWrite,
        remedy: "push to `ghcr.io/${{ github.repository_owner }}/…`",
      };
    }
  },
};

/** What is said of an owner who is certainly, or by chance, not the repository's. */
interface Foreign {
  readonly at: Span;
  readonly which: string;
  readonly label: string;
}

function foreignOwner({ owner }: Image, { repository }: ProjectFacts): Foreign | undefined {
  if (!owner) return undefined;
  if ("context" in owner) {
    return owner.context === "github.actor" || owner.context === "github.triggering_actor"
      ? {
          which: "which is refused unless that person owns this repository",
          label: "whoever starts the run",
          at: owner.at,
        }
      : undefined;
  }
  const own = repository?.split("/")[0]?.toLowerCase();
  if (own === undefined || owner.literal === own) return undefined;
  return {
    which: `which is refused unless \`${owner.literal}\` lets this repository in`,
    label: `belongs to \`${owner.literal}\`, not to \`${own}\``,
    at: owner.at,
  };
}
