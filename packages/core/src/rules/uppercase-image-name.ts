import type { Image, Naming, Operation } from "../facts/facts.ts";
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
      const found = flow.filter((happening) => happening.kind === "operation" || happening.kind === "naming");
      const moved = new Set(found.flatMap(({ kind, image }) => (kind === "operation" ? nameOf(image) : [])));
      for (const happening of found) {
        const { image } = happening;
        if (!image.capitals || happening.isElsewhere) continue;
        // GitHub's API is asked for a package by its name: that is no reference, and no registry reads it.
        if (happening.kind === "operation" && happening.does === "delete" && happening.reads.length === 0) continue;
        // What is built under a name that is pushed as well is told where it is pushed.
        if (happening.kind === "naming" && moved.has(nameOf(image))) continue;
        const { at, because, isLiteral } = image.capitals;
        const [does, done] = verbsOf(happening);
        yield {
          message: `${job.called} ${does} an image whose name on ghcr.io has capital letters: ${because}`,
          at,
          label: "must be in lower case",
          related: [{ message: `${done} here`, at: happening.at }],
          predicts: errors.lowercase,
          remedy: isLiteral
            ? "write it in lower case"
            : "take the tags from docker/metadata-action, or put the name into lower case in a step before this one",
        };
      }
    }
  },
};

const words: Readonly<Record<Operation["does"], readonly [string, string]>> = {
  pull: ["pulls", "pulled"],
  push: ["pushes", "pushed"],
  delete: ["deletes", "deleted"],
};

/** Without its tag or digest. */
function nameOf({ shown }: Image): string {
  return shown.replace(/[:@].*$/s, "");
}

function verbsOf(happening: Operation | Naming): readonly [string, string] {
  return happening.kind === "naming" ? ["names", "named"] : words[happening.does];
}
