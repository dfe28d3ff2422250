import type { JobFacts } from "../facts/facts.ts";
import type { PackagesAccess } from "./access.ts";

/** What the job's own token may do with packages, and who says so. */
export function packagesAccess({ permissions }: JobFacts): PackagesAccess {
  const { packages, decidedBy } = permissions;
  if (decidedBy.kind !== "block") return { access: packages, decidedBy: decidedBy.kind, at: undefined };
  return { access: packages, decidedBy: decidedBy.of, at: decidedBy.entry ?? decidedBy.key };
}
