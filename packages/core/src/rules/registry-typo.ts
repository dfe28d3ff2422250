import type { Host } from "../facts/facts.ts";
import { correctHost } from "../fixes/name-registry.ts";
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
    const happenings = job.runs
      .flatMap(({ flow }) => flow)
      .filter((happening) => happening.kind === "login" || happening.kind === "operation");
    const hosts = happenings.map((happening) => (happening.kind === "login" ? happening.host : happening.image.host));
    const logsIn = happenings.some(
      (happening, index) => happening.kind === "login" && hosts[index]?.kind === "lookalike",
    );
    for (const [index, happening] of happenings.entries()) {
      const host = hosts[index];
      if (host?.kind !== "lookalike") continue;
      // What comes through `env:` or a variable is told where the slip is written, if that is known.
      if (
        !spells(host) &&
        hosts.some((other) => other.kind === "lookalike" && other.name === host.name && spells(other))
      )
        continue;
      yield {
        ...(logsIn ? {} : { severity: "warning" as const }),
        message:
          happening.kind === "login"
            ? `${job.called} logs in to \`${host.name}\`, which is not ghcr.io: the credential goes to a stranger`
            : `${job.called} ${happening.does === "pull" ? "takes an image from" : "pushes to"} \`${host.name}\`, which is not ghcr.io`,
        at: host.at,
        label: "did you mean `ghcr.io`?",
        remedy:
          happening.kind === "login"
            ? "write `ghcr.io`, and revoke the credential if this has ever run"
            : "write `ghcr.io`",
        fix: correctHost(host),
      };
    }
  },
};

function spells({ at, name }: Extract<Host, { kind: "lookalike" }>): boolean {
  return at.file.text.slice(at.start, at.end).toLowerCase().includes(name);
}
