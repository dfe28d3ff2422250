import type { Operation } from "../facts/facts.ts";
import { setPermissions } from "../fixes/set-permissions.ts";
import { refusedToken } from "../knowledge/errors.ts";
import type { Rule } from "../rule.ts";

export const unsetPackagesPermission: Rule = {
  id: "unset-packages-permission",
  title: "Use of ghcr.io that depends on the repository's default permissions",
  severity: "warning",
  category: "permissions",
  why:
    "The job uses ghcr.io with its own `GITHUB_TOKEN`, and no `permissions` block says what that token may do. It then gets " +
    "the default of the repository or organization: since February 2023 that is `packages: read` for new ones, with which " +
    "every push is refused. A change of that setting, or a fork, breaks the workflow without any change to it.",
  remedy:
    "Give the job a `permissions` block with `packages: write`, and with whatever else it needs, since a scope that a block " +
    "does not name is `none`: `contents: read` for a checkout.",
  references: [
    "https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions",
    "https://github.blog/changelog/2023-02-02-github-actions-updating-the-default-github_token-permissions-to-read-only/",
  ],
  *checkJob(job, project) {
    if (job.permissions.decidedBy.kind !== "default" || project.settings.defaultPermissions === "permissive") return;
    const operations = job.operations.filter(({ byGithubToken }) => byGithubToken);
    const write = operations.find(({ does, isTolerated }) => does !== "pull" && !isTolerated);
    if (write) {
      const isRefused =
        project.settings.defaultPermissions === "restricted" &&
        write.certainty === "certain" &&
        write.atGhcr === "certain";
      yield {
        ...(isRefused ? { severity: "error" as const } : {}),
        message: `${job.called} ${doneBy(write)} ghcr.io, and no \`permissions\` block gives its token \`packages: write\``,
        at: job.origin,
        label: "no `permissions` here or above: the repository's default decides",
        related: [
          { message: `${write.does === "delete" ? "deletes" : "pushes"} ${write.image.shown}`, at: write.cause },
        ],
        predicts: refusedToken[write.does],
        remedy:
          "give the job `permissions:` with `packages: write`, and all else that it needs (`contents: read` for a checkout)",
        fix: setPermissions(job, "write", project),
      };
      return;
    }
    const login = job.logins.find(({ via, byGithubToken }) => via !== "runner" && byGithubToken);
    if (!login || operations.length > 0) return;
    yield {
      severity: "note",
      message: `${job.called} logs in to ghcr.io with the GitHub token, and no \`permissions\` block says what it may do there`,
      at: job.origin,
      label: "no `permissions` here or above: the repository's default decides",
      related: [{ message: "logs in here", at: login.at }],
      remedy: "give the job `permissions:` with `packages: read` or `packages: write`, and all else that it needs",
    };
  },
};

/** What is not seen to go there may go elsewhere. */
function doneBy({ does, atGhcr }: Operation): string {
  const [once, base, where] = does === "delete" ? ["deletes", "delete", "from"] : ["pushes", "push", "to"];
  return atGhcr === "certain" ? `${once} ${where}` : `seems to ${base} ${where}`;
}
