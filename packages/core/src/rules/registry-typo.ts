import type { Rule } from "../rule.ts";

export const registryTypo: Rule = {
  id: "registry-typo",
  title: "A host that looks like ghcr.io and is not",
  severity: "error",
  category: "registry",
  securitySeverity: 8,
  why:
    "The host is a slip of the pen for ghcr.io, and somebody else may own it. A login hands the credential over to them; ghrc.io " +
    "has been seen asking clients for exactly that.",
  remedy: "Write `ghcr.io`. If the login has ever run, revoke the credential.",
  references: ["https://bmitch.net/blog/2025-08-22-ghrc-appears-malicious/"],
  *checkJob(job) {
    const logsIn = job.runs.some(({ flow }) => flow.some((happening) => happening.kind === "login" && happening.host.kind === "lookalike"));
    for (const { flow } of job.runs) {
      for (const happening of flow) {
        if (happening.kind !== "login" && happening.kind !== "operation") continue;
        const host = happening.kind === "login" ? happening.host : happening.image.host;
        if (host.kind !== "lookalike") continue;
        yield {
          ...(logsIn ? {} : { severity: "warning" as const }),
          message: happening.kind === "login" ? `${job.called} logs in to \`${host.name}\`, which is not ghcr.io: the credential goes to a stranger` : `${job.called} takes an image from \`${host.name}\`, which is not ghcr.io`,
          at: host.at,
          label: "did you mean `ghcr.io`?",
          remedy: "write `ghcr.io`",
        };
      }
    }
  },
};
