import type { JobFacts } from "./facts.ts";

type Ran = Pick<JobFacts, "neverRuns" | "runs" | "strayPushes">;

/** Whether a job writes packages with its own token, see `JobFacts`. */
export function writesPackages(job: Ran): JobFacts["writesPackages"] {
  if (job.neverRuns) return "perhaps";
  const flow = job.runs.flatMap((run) => run.flow);
  const writes = flow.filter(
    (happening) =>
      happening.kind === "operation" &&
      happening.does !== "pull" &&
      (happening.atGhcr !== "no" ||
        ["unknown", "deprecated", "lookalike", "enterprise"].includes(happening.image.host.kind)),
  );
  if (writes.some((write) => write.kind === "operation" && write.byGithubToken)) return "yes";
  const hidden = job.strayPushes.length > 0 || flow.some((each) => each.kind === "opaque" && each.may === "anything");
  return writes.length > 0 || hidden ? "perhaps" : "no";
}
