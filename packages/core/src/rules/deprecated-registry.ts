import type { Rule } from "../rule.ts";

export const deprecatedRegistry: Rule = {
  id: "deprecated-registry",
  title: "The Docker registry that ghcr.io has replaced",
  severity: "warning",
  category: "registry",
  draws: "deprecated",
  why:
    "`docker.pkg.github.com` was replaced by the Container registry at ghcr.io, and its images were moved there. It knows " +
    "nothing of the newer kinds of images, and the runner does not log in to it by itself.",
  remedy: "Use `ghcr.io/OWNER/IMAGE`.",
  references: [
    "https://docs.github.com/packages/working-with-a-github-packages-registry/migrating-to-the-container-registry-from-the-docker-registry",
  ],
  *checkJob(job) {
    for (const { flow } of job.runs) {
      for (const happening of flow) {
        if (happening.kind !== "login" && happening.kind !== "operation") continue;
        const host = happening.kind === "login" ? happening.host : happening.image.host;
        if (host.kind !== "deprecated") continue;
        yield {
          message: `${job.called} uses \`${host.name}\`, which ghcr.io has replaced`,
          at: host.at,
          label: "replaced by ghcr.io",
          remedy:
            happening.kind === "login" ? "use `ghcr.io`" : "use `ghcr.io/OWNER/IMAGE`, without the repository's name",
        };
      }
    }
  },
};
