import type { Operation } from "../facts/facts.ts";
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
        // GitHub's API, which asks no store for a credential, takes the name of an owner in any case.
        if (operation.does === "delete" && operation.reads.length === 0) continue;
        const { at, because, isLiteral } = operation.image.capitals;
        const [does, done] = verbs[operation.does];
        yield {
          message: `${job.called} ${does} an image whose name on ghcr.io has capital letters: ${because}`,
          at,
          label: "must be in lower case",
          related: [{ message: `${done} here`, at: operation.at }],
          predicts: errors.lowercase,
          remedy: isLiteral
            ? "write it in lower case"
            : "take the tags from docker/metadata-action, or put the name into lower case in a step before this one",
        };
      }
    }
  },
};

const verbs: Readonly<Record<Operation["does"], readonly [string, string]>> = {
  pull: ["pulls", "pulled"],
  push: ["pushes", "pushed"],
  delete: ["deletes", "deleted"],
};
