import type { ImageFault } from "../facts/facts.ts";
import { errors } from "../knowledge/errors.ts";
import type { Rule } from "../rule.ts";

export const malformedImage: Rule = {
  id: "malformed-image",
  title: "An image reference for ghcr.io that leads nowhere",
  severity: "error",
  category: "registry",
  why:
    "A reference is `ghcr.io/OWNER/IMAGE:TAG` and nothing else: no `https://` in front, no empty part, the registry once, one tag at most, and in " +
    "a tag no `/`, which `github.ref` always has, and `github.ref_name` on a pull request. Docker refuses any other before it asks a registry; a registry that stands there twice is taken for an owner.",
  remedy:
    "Write the reference without what is too much. For a tag take `github.sha`, or docker/metadata-action, which makes tags of " +
    "branches and pull requests.",
  references: [
    "https://github.com/distribution/reference/blob/main/reference.go",
    "https://docs.github.com/actions/reference/workflows-and-actions/contexts#github-context",
  ],
  *checkJob(job) {
    for (const happening of job.runs.flatMap(({ flow }) => flow)) {
      if (happening.kind !== "operation" && happening.kind !== "naming") continue;
      const { image, isElsewhere, certainty } = happening;
      const { fault } = image;
      if (!fault || isElsewhere || certainty !== "certain") continue;
      // It can be read, and leads to an owner whose name nobody can have.
      const isTwice = fault.kind === "twice";
      yield {
        ...(isTwice ? { severity: "warning" as const } : {}),
        message: isTwice
          ? `${job.called} uses \`${image.shown}\`, whose owner is the registry's name: ${fault.because}`
          : `${job.called} uses \`${image.shown}\`, which is no reference of an image: ${fault.because}`,
        at: fault.at,
        label: fault.because,
        related: [{ message: "used here", at: happening.at }],
        ...(isTwice ? {} : { predicts: errors.invalidReference }),
        remedy: remedyOf(fault),
      };
    }
  },
};

function remedyOf({ situation }: ImageFault): string {
  if (!situation) return "write it as `ghcr.io/OWNER/IMAGE:TAG`";
  const runs = situation.ref === "pull-request" ? "for pull requests" : `on \`${situation.event}\``;
  return `take the tags from docker/metadata-action, or another tag ${runs}`;
}
