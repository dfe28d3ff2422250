import type { FileFacts, JobFacts } from "../facts/facts.ts";
import type { Rule } from "../rule.ts";

export const excessivePackagesWrite: Rule = {
  id: "excessive-packages-write",
  title: "`packages: write` that nothing needs",
  severity: "note",
  category: "permissions",
  securitySeverity: 2.5,
  why:
    "No step of the job can write a package, but its token may. Whatever takes over one of its steps, a dependency or an " +
    "action, could publish in your name.",
  remedy: "Grant `packages: read`, or nothing; and grant `packages: write` to the job that pushes, not to the whole workflow.",
  references: ["https://docs.github.com/actions/reference/security/secure-use"],
  *checkJob(job) {
    const { packages, decidedBy } = job.permissions;
    if (packages !== "write" || decidedBy.kind !== "block" || decidedBy.of !== "job" || !decidedBy.entry || writing(job) !== "no") return;
    yield { message: `${job.called} may write packages, and nothing in it does`, at: decidedBy.entry, label: "more than the job needs", remedy: "grant `packages: read`, or leave it out" };
  },
  *checkFile(file, { jobs }) {
    const governed = jobs.filter((job) => isGoverned(job, file));
    const [first] = governed;
    const decidedBy = first?.permissions.decidedBy;
    if (decidedBy?.kind !== "block" || !decidedBy.entry || first?.permissions.packages !== "write") return;
    const states = governed.map(writing);
    const idle = governed.filter((_job, index) => states[index] === "no");
    if (idle.length === 0 || states.includes("perhaps")) return;
    yield {
      message: `the whole workflow may write packages, but ${idle.map((job) => job.called).join(", ")} ${idle.length === 1 ? "does" : "do"} not need it`,
      at: decidedBy.entry,
      label: "granted to every job",
      remedy: idle.length === governed.length ? "grant `packages: read`, or leave it out" : "grant it to the job that pushes",
    };
  },
};

/** Jobs of this file, started by itself, whose token the workflow's own block decides. */
function isGoverned({ file, chain, kind, permissions }: JobFacts, { file: own }: FileFacts): boolean {
  return kind === "job" && file === own && chain.length === 0 && permissions.decidedBy.kind === "block" && permissions.decidedBy.of === "workflow";
}

/** Whether the job writes packages with its own token. A step that cannot be looked into may; a secret's push does not count. */
function writing(job: JobFacts): "yes" | "no" | "perhaps" {
  const flow = job.runs.flatMap((run) => run.flow);
  const writes = flow.filter((happening) => happening.kind === "operation" && happening.does !== "pull" && (happening.atGhcr !== "no" || happening.image.host.kind === "unknown" || happening.image.host.kind === "deprecated"));
  if (writes.some((write) => write.kind === "operation" && write.byGithubToken)) return "yes";
  const hidden = flow.some((happening) => happening.kind === "opaque" && happening.may === "anything");
  return writes.length > 0 || hidden ? "perhaps" : "no";
}
