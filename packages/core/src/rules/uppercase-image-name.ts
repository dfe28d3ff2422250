import { errors } from "../knowledge/errors.ts";
import type { Rule } from "../rule.ts";

export const uppercaseImageName: Rule = {
  id: "uppercase-image-name",
  title: "Capital letters in the name of an image",
  severity: "error",
  category: "registry",
  why:
    "No registry takes capital letters in the name of an image; in a tag they are fine. `github.repository` and " +
    "`github.repository_owner` keep the case in which the repository was named, and expressions cannot change it.",
  remedy: "Let docker/metadata-action make the name, or put it into lower case in a step: `${GITHUB_REPOSITORY,,}`.",
  references: [
    "https://github.com/docker/build-push-action/blob/master/TROUBLESHOOTING.md",
    "https://github.com/distribution/reference/blob/main/reference.go",
  ],
  *checkJob(job) {
    for (const { flow } of job.runs) {
      for (const operation of flow) {
        if (operation.kind !== "operation" || !operation.image.capitals || operation.isElsewhere) continue;
        // GitHub's API, by which packages are mostly deleted, takes the owner in any case.
        if (operation.does === "delete") continue;
        const { at, because, isLiteral } = operation.image.capitals;
        const pulls = operation.does === "pull";
        yield {
          message: `${job.called} ${pulls ? "pulls" : "pushes"} an image whose name on ghcr.io has capital letters: ${because}`,
          at,
          label: "must be in lower case",
          related: [{ message: `${pulls ? "pulled" : "pushed"} here`, at: operation.at }],
          predicts: errors.lowercase,
          remedy: isLiteral
            ? "write it in lower case"
            : "take the tags from docker/metadata-action, or put the name into lower case in a step before this one",
        };
      }
    }
  },
};
