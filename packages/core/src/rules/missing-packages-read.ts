import type { Happening, Operation, ProjectFacts } from "../facts/facts.ts";
import { grantToJob } from "../fixes/grant-scopes.ts";
import { errors } from "../knowledge/errors.ts";
import type { Rule } from "../rule.ts";

export const missingPackagesRead: Rule = {
  id: "missing-packages-read",
  title: "Login to ghcr.io with a token that may not read packages",
  severity: "warning",
  category: "permissions",
  // Where nothing is read, there is nothing to permit.
  yieldsTo: ["unused-login"],
  why:
    "The job logs in to ghcr.io with its own `GITHUB_TOKEN`, or has the runner do it for its containers, but a `permissions` " +
    "block gives that token no access to packages. The login succeeds all the same; a private image is refused when it is " +
    "pulled. A public image needs neither the login nor the permission.",
  remedy:
    "Add `packages: read` to the block that decides for this job, or leave the login out if every image is public.",
  references: [
    "https://docs.github.com/packages/learn-github-packages/about-permissions-for-github-packages",
    "https://github.com/actions/runner/blob/main/src/Runner.Worker/ContainerOperationProvider.cs",
  ],
  *checkJob(job, project) {
    const { packages, decidedBy, shown } = job.permissions;
    // A run that does not start at all is another rule's business.
    if (packages !== "none" || decidedBy.kind !== "block" || job.overreaches.length > 0) return;
    const withToken = job.operations.filter(({ byGithubToken }) => byGithubToken);
    if (withToken.some(({ does }) => does !== "pull")) return;
    const reads = job.operations.some(({ atGhcr }) => atGhcr === "certain");
    // What sets up a tool may log it in with a token that nobody has passed, whatever registry the job then turns to.
    const login = job.logins.find((each) => each.byGithubToken && each.via !== "runner" && (reads || !each.isUnasked));
    const own = withToken.find(
      (operation) => operation.tool === "the runner" && (operation.image.isPrivate || isOwn(operation, project)),
    );
    const refused = withToken.some(({ certainty, image }) => certainty === "certain" && image.isPrivate);
    const reason = login
      ? { message: "logs in with the GitHub token", at: login.at }
      : own && { message: `the runner pulls ${own.image.shown}`, at: own.cause };
    if (!reason) return;
    // What cannot be looked into may push as well.
    const onlyReads = !job.runs.some(({ flow }) => flow.some(mayWrite));
    yield {
      ...(refused ? { severity: "error" as const } : {}),
      message: login
        ? `${job.called} logs in to ghcr.io, but its token gets \`packages: none\`: it can pull no private image`
        : `the runner pulls from ghcr.io for ${job.called}, whose token gets \`packages: none\`: that fails if the image is private`,
      at: decidedBy.entry ?? decidedBy.key,
      label: shown,
      related: [reason],
      predicts: login && login.via !== "container" ? errors.deniedRead : errors.deniedContainer,
      remedy: `add \`packages: read\` (a private image is refused without it)${onlyReads ? "" : ", or `packages: write` if something here pushes"}`,
      fix: grantToJob(job, new Map([["packages", "read"]]), onlyReads ? "safe" : "unsafe"),
    };
  },
};

function mayWrite(happening: Happening): boolean {
  return happening.kind === "opaque" && happening.may === "anything";
}

/** Of another owner's image nothing is claimed: it may well be public. */
function isOwn({ image }: Operation, { repository }: ProjectFacts): boolean {
  if (!image.owner) return false;
  if ("context" in image.owner)
    return image.owner.context === "github.repository_owner" || image.owner.context === "github.repository";
  return repository !== undefined && image.owner.literal === repository.split("/")[0]?.toLowerCase();
}
