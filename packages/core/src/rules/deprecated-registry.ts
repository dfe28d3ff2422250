import { deprecatedHost, moveToGhcr } from "../fixes/move-to-ghcr.ts";
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
  remedy:
    "Write `ghcr.io/OWNER/REPOSITORY/IMAGE`. The images were moved with their whole name, so that only the host changes; an " +
    "image that is new may also leave the repository's name out. Change the login and the images together.",
  references: [
    "https://docs.github.com/packages/working-with-a-github-packages-registry/migrating-to-the-container-registry-from-the-docker-registry",
  ],
  *checkJob(job, project) {
    for (const { flow } of job.runs) {
      for (const happening of flow) {
        const host = deprecatedHost(happening);
        if (!host) continue;
        yield {
          message: `${job.called} uses \`${host.name}\`, which ghcr.io has replaced`,
          at: host.at,
          label: "replaced by ghcr.io",
          remedy:
            happening.kind === "login"
              ? "log in to `ghcr.io`"
              : "write `ghcr.io`, and leave the rest of the name as it is",
          fix: moveToGhcr(job, project),
        };
      }
    }
  },
};
