import { enumerated } from "../enumerated.ts";
import type { FileFacts, JobFacts } from "../facts/facts.ts";
import { readsImages, takeWriteAway } from "../fixes/take-write-away.ts";
import type { Rule } from "../rule.ts";

export const excessivePackagesWrite: Rule = {
  id: "excessive-packages-write",
  title: "`packages: write` that nothing needs",
  severity: "note",
  category: "permissions",
  securitySeverity: 2.5,
  draws: "unnecessary",
  why:
    "No step of the job can write a package, but its token may. Whatever takes over one of its steps, a dependency or an " +
    "action, could publish in your name.",
  remedy:
    "Grant `packages: read`, or nothing; and grant `packages: write` to the job that pushes, not to the whole workflow.",
  references: ["https://docs.github.com/actions/reference/security/secure-use"],
  *checkJob(job, { jobs }) {
    const { packages, decidedBy } = job.permissions;
    if (
      packages !== "write" ||
      decidedBy.kind !== "block" ||
      decidedBy.of !== "job" ||
      !decidedBy.entry ||
      // Called in another way, it may.
      jobs.some((other) => isSame(job, other) && other.writesPackages !== "no")
    )
      return;
    yield {
      message: `${job.called} may write packages, and nothing in it does`,
      at: decidedBy.entry,
      label: "more than the job needs",
      remedy: narrower(job, [job]),
      fix: takeWriteAway(job, [job]),
    };
  },
  *checkFile(file, { jobs }) {
    const governed = jobs.filter((job) => isGoverned(job, file));
    const [first] = governed;
    const decidedBy = first?.permissions.decidedBy;
    if (decidedBy?.kind !== "block" || !decidedBy.entry || first?.permissions.packages !== "write") return;
    const [idle = [], writers = [], others = []] = (["no", "yes", "perhaps"] as const).map((state) =>
      governed.filter((job) => job.writesPackages === state),
    );
    if (idle.length === 0 || others.length > 0) return;
    const nobody = writers.length === 0;
    yield {
      message: nobody
        ? "the whole workflow may write packages, and nothing in it does"
        : `the whole workflow may write packages, and ${listed(idle)} ${idle.length === 1 ? "does" : "do"} not`,
      at: decidedBy.entry,
      label: nobody ? "more than any job needs" : "granted to every job",
      remedy: nobody ? narrower(first, idle) : "grant it to the job that pushes, in a block of its own",
      fix: takeWriteAway(first, idle, writers),
    };
  },
};

function isSame(a: JobFacts, b: JobFacts): boolean {
  return a.file === b.file && a.key.start === b.key.start;
}

function narrower({ permissions }: JobFacts, idle: readonly JobFacts[]): string {
  if (permissions.scopes.has("all")) return "name only the scopes that are needed, such as `packages: read`";
  return idle.some(readsImages)
    ? "grant `packages: read`"
    : "leave it out, or grant `packages: read` for other packages";
}

function listed(jobs: readonly JobFacts[]): string {
  return `${jobs.length === 1 ? "job" : "jobs"} ${enumerated(jobs.map(({ id }) => `\`${id}\``))}`;
}

/** Jobs of this file, started by itself, whose token the workflow's own block decides. */
function isGoverned({ file, chain, kind, permissions }: JobFacts, { file: own }: FileFacts): boolean {
  return (
    kind === "job" &&
    file === own &&
    chain.length === 0 &&
    permissions.decidedBy.kind === "block" &&
    permissions.decidedBy.of === "workflow"
  );
}
