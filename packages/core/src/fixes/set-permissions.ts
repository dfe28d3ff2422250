import type { JobFacts, ProjectFacts } from "../facts/facts.ts";
import type { Fix } from "../rule.ts";
import { ownBlock } from "./grant-scopes.ts";

/**
 * A block for a job whose token has the repository's default: `packages`, and what its known steps need. Whatever else the
 * default granted falls away, which is why this is not safe.
 */
export function setPermissions(job: JobFacts, packages: "read" | "write", { jobs }: ProjectFacts): Fix | undefined {
  // What the callers of a called workflow grant is theirs to say, and a block that asks for more keeps them from starting.
  if (jobs.some(({ file, key, chain }) => file === job.file && key.start === job.key.start && chain.length > 0))
    return undefined;
  const flow = job.runs.flatMap((run) => run.flow);
  const scopes = new Map<string, string>();
  for (const happening of flow) {
    const needs =
      happening.kind === "need"
        ? [[happening.scope, happening.access] as const]
        : happening.kind === "operation"
          ? [...happening.needs]
          : [];
    for (const [scope, access] of needs) {
      const least = access[0];
      if (least !== undefined && scopes.get(scope) !== "write") scopes.set(scope, least);
    }
  }
  return ownBlock(job, new Map([...scopes, ["packages", packages]]), "unsafe");
}
