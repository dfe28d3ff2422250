import type {
  AccessMap,
  EventAccess,
  Happens,
  JobAccess,
  LoginAccess,
  OpaqueAccess,
  OperationAccess,
  PackagesAccess,
  SecretNeed,
  TokenAccess,
  Verdict,
} from "../access/access.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import { positionOf } from "./positions.ts";

/** The words of the access map that the terminal and Markdown share; neither escaped nor masked. */

export const verdictWords: Readonly<Record<Verdict["is"], string>> = {
  works: "works",
  fails: "fails",
  depends: "depends",
  unknown: "cannot be told",
};

/** "line 12" in the file that is spoken of, else with its path. */
function placeWords({ file, start }: Span, home: SourceFile): string {
  const { line } = positionOf(file, start);
  return file.path === home.path ? `line ${line}` : `${file.shownPath}:${line}`;
}

/** The whole job in one phrase: "pushes ghcr.io/acme/app with GITHUB_TOKEN". */
export function gistWords(job: JobAccess): string {
  const [operation, ...more] = job.operations.toSorted(
    (a, b) => rank[b.does] - rank[a.does] || Number(b.certain) - Number(a.certain),
  );
  if (operation) {
    const verb = operation.certain ? verbs[operation.does] : `may ${operation.does}`;
    const others = new Set(more.map(({ image }) => image).filter((image) => image !== operation.image)).size;
    const image = `${operation.image ?? "an image that cannot be told"}${others > 0 ? ` and ${others} more` : ""}`;
    return `${verb} ${image} ${byWords(operation.by)}`;
  }
  const [login] = job.logins;
  if (login) return `logs in ${byWords(login.tokens)}`;
  return job.opaque.length > 0 ? "may use ghcr.io" : "uses ghcr.io";
}

const rank = { pull: 0, delete: 1, push: 2 } as const;
const verbs = { pull: "pulls", push: "pushes", delete: "deletes" } as const;

/** "by .github/workflows/release.yml:8, then line 12". */
export function chainWords(chain: readonly Span[], home: SourceFile): string {
  return `by ${chain.map((call) => placeWords(call, home)).join(", then ")}`;
}

export function packagesWords({ access, decidedBy, at }: PackagesAccess, home: SourceFile): string {
  const level = access === "unknown" ? "not known" : access;
  const place = at ? ` (${placeWords(at, home)})` : "";
  return `${level}, ${deciders[decidedBy]}${place}`;
}

const deciders: Readonly<Record<PackagesAccess["decidedBy"], string>> = {
  job: "by the job's own `permissions`",
  workflow: "by the workflow's `permissions`",
  caller: "by the caller's `permissions`",
  default: "as no `permissions` block is there: the repository's default decides",
  "unknown-caller": "as its caller decides, which is not at hand",
};

export function loginWords({ tool, registry, tokens, user, certain, at }: LoginAccess, home: SourceFile): string {
  const where = registry === "ghcr.io" ? "" : ` at ${registry}`;
  const as = user === undefined ? "" : ` as ${user}`;
  return `${certain ? "" : "perhaps "}${tokenWords(tokens)}${as}${where}, by ${tool} (${placeWords(at, home)})`;
}

/** The token is named where it is not the same for everything that the job does. */
export function operationWords({ does, what, image, tools, certain, by, at }: OperationAccess, job: JobAccess): string {
  const isUsual =
    job.logins.length > 0 &&
    [...job.logins.map(({ tokens }) => tokens), ...job.operations.map((other) => other.by)].every(
      (other) => byWords(other) === byWords(by),
    );
  const thing =
    what === "image"
      ? (image ?? "an image that cannot be told")
      : `${what} of ${image ?? "an image that cannot be told"}`;
  return `${certain ? "" : "perhaps "}${does} ${thing}${isUsual ? "" : ` ${byWords(by)}`}, by ${tools.join(", ")} (${placeWords(at, job.at.file)})`;
}

function byWords(by: OperationAccess["by"]): string {
  if (by === "nothing") return "without a login";
  return by === "unknown" ? "without a login that can be seen" : `with ${tokenWords(by)}`;
}

function tokenWords(tokens: readonly TokenAccess[]): string {
  return tokens.length === 0 ? "no token" : tokens.map(({ shown }) => shown).join(" or ");
}

export function secretWords({ name, scopes }: SecretNeed): string {
  if (scopes === undefined) return `secrets.${name}: what it is for cannot be told`;
  return `secrets.${name}: ${scopes.length === 0 ? "nothing here needs it" : `needs ${scopes.join(" and ")}, no more`}`;
}

/** "`make` (line 8, line 12)". */
export function opaqueWords({ what, places }: OpaqueAccess, home: SourceFile): string {
  return `${what} (${places.map((at) => placeWords(at, home)).join(", ")})`;
}

export function eventWords(event: EventAccess): string {
  return `${event.events.join(", ")}: ${event.trouble === undefined ? doneWords(event) : `${doneWords(event)} - ${event.trouble}`}`;
}

function doneWords(event: EventAccess): string {
  const done = (["login", "pull", "push", "delete"] as const).filter((key) => event[key] !== "no");
  return done.length === 0 ? "nothing" : done.map((key) => `${perhaps[event[key]]}${key}`).join(", ");
}

const perhaps: Readonly<Record<Happens, string>> = { yes: "", maybe: "perhaps ", no: "" };

/** "3 jobs use ghcr.io: 2 work, 1 fails". */
export function accessSummary({ jobs, files }: AccessMap): readonly string[] {
  const fileCount = `${files} ${files === 1 ? "file" : "files"}`;
  if (jobs.length === 0) return [`no job uses ghcr.io in ${fileCount}`];
  const count = (is: Verdict["is"]): number => jobs.filter(({ verdict }) => verdict.is === is).length;
  const parts = (["works", "fails", "depends", "unknown"] as const)
    .filter((is) => count(is) > 0)
    .map((is) => `${count(is)} ${count(is) === 1 ? verdictWords[is] : plural[is]}`);
  return [`${jobs.length} ${jobs.length === 1 ? "job uses" : "jobs use"} ghcr.io in ${fileCount}: ${parts.join(", ")}`];
}

const plural: Readonly<Record<Verdict["is"], string>> = {
  works: "work",
  fails: "fail",
  depends: "depend",
  unknown: "cannot be told",
};
