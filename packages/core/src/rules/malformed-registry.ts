import { cutPath } from "../fixes/name-registry.ts";
import type { Rule } from "../rule.ts";

export const malformedRegistry: Rule = {
  id: "malformed-registry",
  title: "A login with a path behind the registry",
  severity: "note",
  category: "registry",
  why:
    "A credential is kept for a host. With a path behind it some tools keep it under that name and do not find it again, and " +
    "others cut the path off.",
  remedy: "Log in to `ghcr.io` alone, and put the path into the name of the image.",
  references: ["https://docs.docker.com/reference/cli/docker/login/"],
  *checkJob(job) {
    for (const login of job.logins) {
      if (!login.host.path || !login.registryAt) continue;
      yield {
        message: `${job.called} logs in to ghcr.io with a path behind the host`,
        at: login.registryAt,
        label: "a host with a path",
        remedy: "write `ghcr.io`",
        fix: cutPath(login.registryAt),
      };
    }
  },
};
