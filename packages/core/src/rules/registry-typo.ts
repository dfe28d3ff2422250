import type { Happening, Host, Login, Naming, Operation } from "../facts/facts.ts";
import { correctHosts } from "../fixes/name-registry.ts";
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
    const found = job.runs.flatMap(({ flow }) => flow.flatMap(seen));
    const named = found.filter(({ happening }) => happening.kind === "naming");
    const used = found.filter(({ happening }) => happening.kind !== "naming");
    const loggedIn = new Set(used.filter(({ happening }) => happening.kind === "login").map(({ host }) => host.name));
    // What is built under a name that is pushed as well is told where it is pushed.
    const told = [...used, ...named.filter(({ host }) => !used.some((other) => other.host.name === host.name))];
    for (const { happening, host } of told) {
      const alike = ({ host: other }: Seen): boolean => other.name === host.name;
      // What comes through `env:` or a variable is told where the slip is written, if that is known.
      if (!spells(host) && told.some((other) => alike(other) && spells(other.host))) continue;
      yield {
        ...(loggedIn.has(host.name) ? {} : { severity: "warning" as const }),
        message:
          happening.kind === "login"
            ? `${job.called} logs in to \`${host.name}\`, which is not ghcr.io: the credential goes to a stranger`
            : `${job.called} ${verbOf(happening)} \`${host.name}\`, which is not ghcr.io`,
        at: host.at,
        label: "did you mean `ghcr.io`?",
        remedy:
          happening.kind === "login"
            ? "write `ghcr.io`, and revoke the credential if this has ever run"
            : "write `ghcr.io`",
        fix: correctHosts([
          host,
          ...(happening.kind === "operation" ? named.filter(alike) : []).map((other) => other.host),
        ]),
      };
    }
  },
};

type Lookalike = Extract<Host, { kind: "lookalike" }>;

interface Seen {
  readonly happening: Login | Operation | Naming;
  readonly host: Lookalike;
}

function seen(happening: Happening): readonly Seen[] {
  if (happening.kind !== "login" && happening.kind !== "operation" && happening.kind !== "naming") return [];
  const host = happening.kind === "login" ? happening.host : happening.image.host;
  return host.kind === "lookalike" ? [{ happening, host }] : [];
}

function verbOf(happening: Operation | Naming): string {
  if (happening.kind === "naming") return "names an image after";
  return happening.does === "pull" ? "takes an image from" : "pushes to";
}

function spells({ at, name }: Lookalike): boolean {
  return at.file.text.slice(at.start, at.end).toLowerCase().includes(name);
}
