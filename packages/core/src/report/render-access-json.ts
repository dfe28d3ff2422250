import type { AccessMap, JobAccess, Reason } from "../access/access.ts";
import type { Span } from "../source/span.ts";
import { version } from "../version.ts";
import { guardedJson } from "./guarded-json.ts";
import { ruleUrl } from "./links.ts";
import { maskSecrets } from "./mask-secrets.ts";
import { positionOf } from "./positions.ts";

/** The access map for programs. Its shape is stable and described by `accessJsonSchema`; `version` grows where it breaks. */
export function renderAccessJson(map: AccessMap): string {
  const document = { version: 1, tool: { name: "ghcr-lint", version }, files: map.files, jobs: map.jobs.map(jobJson) };
  return guardedJson(maskedIn(document, map.secrets));
}

/** Keys without a value are left out by JSON itself. */
function jobJson(job: JobAccess): object {
  return {
    id: job.id,
    kind: job.kind,
    ...placeJson(job.at),
    chains: job.chains.map((chain) => chain.map(placeJson)),
    verdict: job.verdict.is,
    reasons: job.verdict.reasons.map(reasonJson),
    packages: {
      access: job.packages.access,
      decidedBy: job.packages.decidedBy,
      ...(job.packages.at ? { at: placeJson(job.packages.at) } : {}),
    },
    logins: job.logins.map(({ at, tokenAt: _inside, ...login }) => ({ ...login, at: placeJson(at) })),
    operations: job.operations.map(({ at, by, ...operation }) => ({
      ...operation,
      by: by === "nothing" || by === "unknown" ? by : "token",
      tokens: by === "nothing" || by === "unknown" ? [] : by,
      at: placeJson(at),
    })),
    secrets: job.secrets,
    events: job.events,
    opaque: job.opaque.map(({ what, places }) => ({ what, places: places.map(placeJson) })),
  };
}

function reasonJson({ message, predicts, rule, at }: Reason): object {
  return { message, predicts, rule, help: rule === undefined ? undefined : ruleUrl(rule), at: at && placeJson(at) };
}

function placeJson({ file, start }: Span): object {
  return { path: file.shownPath, ...positionOf(file, start) };
}

/** A path is not masked: one that cannot be opened helps nobody. */
function maskedIn(value: unknown, secrets: readonly string[], key = ""): unknown {
  if (typeof value === "string") return key === "path" ? value : maskSecrets(value, secrets);
  if (Array.isArray(value)) return value.map((item: unknown) => maskedIn(item, secrets));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, maskedIn(item, secrets, name)]));
}
