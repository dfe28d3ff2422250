import { joined, type Literal } from "../expressions/make-value.ts";
import { writtenPlace } from "../expressions/read-value.ts";
import { shown } from "../expressions/shown.ts";
import type { Value } from "../expressions/value.ts";
import { matchesGlob } from "../source/glob.ts";
import type { Image, Reach, Settings, Situation } from "./facts.ts";
import { faultInSituation } from "./fault-in-situation.ts";
import { imageHost } from "./host.ts";
import { imageFault } from "./image-fault.ts";
import { partOfName } from "./part-of-name.ts";
import { unexpandedIn } from "./unexpanded.ts";

/**
 * What an image reference points to, as far as it is known. `docker://` and `oci://` in front are not part of it.
 * `verbatim`: the tool takes it as it is, in these situations.
 */
export function imageOf(
  value: Value,
  settings: Settings,
  verbatim?: { readonly situations: readonly Situation[]; readonly reach: Reach },
): Image {
  const host = imageHost(value);
  // Of `ghcr.io/$OWNER/app`, which nothing expands, it is not judged whose it would be.
  const isJudged = host.kind === "ghcr" && unexpandedIn(value, "", host).length === 0;
  const owner = isJudged ? ownerOf(value) : undefined;
  return {
    value,
    host,
    owner,
    isForeign: isForeign(owner, settings.repository),
    own: isJudged ? isOwn(value, settings.repository) : undefined,
    capitals: isJudged ? capitalsIn(value, settings.repository) : undefined,
    isPrivate: host.kind === "ghcr" && isPrivate(value, settings),
    fault:
      verbatim && isJudged
        ? (imageFault(value) ?? faultInSituation(value, verbatim.situations, verbatim.reach))
        : undefined,
    shown: shown(value).replace(/^[a-z]+:\/\//, ""),
  };
}

/** The part behind the host: known when it is a literal up to its `/`, or just one context. */
function ownerOf(value: Value): Image["owner"] {
  const { first, path, rest } = behindHost(value);
  if (first === undefined || path === undefined) return undefined;
  const [next] = rest;
  if (path === "" && next?.kind === "context") return { context: next.name, at: next.span };
  const owner = path.includes("/") || next === undefined ? path.replace(/[/:@].*$/s, "") : "";
  return owner === "" ? undefined : { literal: owner.toLowerCase(), at: writtenPlace(withoutHost(first), owner) };
}

function isForeign(owner: Image["owner"], repository: string | undefined): boolean | undefined {
  if (!owner) return undefined;
  if ("context" in owner) return owner.context.startsWith("github.repository") ? false : undefined;
  return repository === undefined ? undefined : owner.literal !== repository.split("/")[0]?.toLowerCase();
}

/** Without the pieces that the host alone stands in: its name may hold the owner's. */
function withoutHost(name: Literal): Literal {
  const slash = name.pieces?.findIndex(({ text }) => text.includes("/")) ?? -1;
  return name.pieces && slash > 0 ? { ...name, pieces: name.pieces.slice(slash) } : name;
}

/** The literal behind `host/`, where it stands at the front, and the parts that follow it. */
function behindHost(value: Value): {
  readonly first?: Literal;
  readonly path: string | undefined;
  readonly rest: readonly Value[];
} {
  const parts = value.kind === "joined" ? value.parts : [value];
  const isLiteral = (part: Value): boolean => part.kind === "literal";
  const end = parts.every(isLiteral) ? parts.length : parts.findIndex((part) => !isLiteral(part));
  const rest = parts.slice(end);
  // The host may come from a variable, and the slash behind it stand elsewhere.
  const first = joined(parts.slice(0, end), value.span);
  if (first.kind !== "literal") return { path: undefined, rest };
  const bare = first.text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "");
  const slash = bare.indexOf("/");
  return { first, path: slash < 0 ? undefined : bare.slice(slash + 1), rest };
}

/** `ghcr.io/OWNER/REPOSITORY`, or below it: by what stands for the name, or by the name that is known. */
function isOwn(value: Value, repository: string | undefined): boolean | undefined {
  const { path, rest } = behindHost(value);
  if (path === undefined) return undefined;
  const whole = repository ?? standIn;
  const own = whole.toLowerCase();
  const names = rest.map((part) => (part.kind === "literal" ? part.text : nameIn(part, whole)));
  const open = names.indexOf(undefined);
  const known = [path, ...names.slice(0, open < 0 ? names.length : open)].join("").toLowerCase();
  if (known.startsWith(own) && /^(?:[/:@]|$)/.test(known.slice(own.length))) {
    // What follows may be the rest of a longer name.
    return known === own && open >= 0 ? undefined : true;
  }
  if (repository === undefined) return undefined;
  const end = known.search(/[:@]/);
  return open < 0 || end >= 0 || known.split("/").length > 2 ? false : undefined;
}

/** For the name that is not known: no file can hold it. */
const standIn = "\0owner/\0name";

/** By the configuration; its tag or digest does not matter. */
function isPrivate(value: Value, { privateImages = [] }: Settings): boolean {
  const name = shown(value)
    .replace(/^[a-z]+:\/\//, "")
    .replace(/[:@].*$/s, "")
    .toLowerCase();
  return privateImages.some((pattern) => matchesGlob(pattern.toLowerCase(), name));
}

function nameIn(part: Value, repository: string): string | undefined {
  return part.kind === "context" ? partOfName(part.name, repository) : undefined;
}

/** Names must be in lower case; tags and digests need not be. */
function capitalsIn(value: Value, repository: string | undefined): Image["capitals"] {
  let behindSlash = false;
  for (const part of value.kind === "joined" ? value.parts : [value]) {
    if (part.kind === "context" && !part.lowered && repository !== undefined) {
      const name = partOfName(part.name, repository);
      if (name !== undefined && name !== name.toLowerCase())
        return { at: part.span, because: `\`${part.name}\` is \`${name}\``, isLiteral: false };
    }
    if (part.kind !== "literal") continue;
    const text = part.text.replace(/^[a-z]+:\/\//, "");
    const slash = behindSlash ? 0 : text.indexOf("/");
    if (slash < 0) continue;
    behindSlash = true;
    const end = text.slice(slash).search(/[:@]/);
    const name = end < 0 ? text.slice(slash) : text.slice(slash, slash + end);
    const capital = name.split("/").find((piece) => /[A-Z]/.test(piece));
    if (capital !== undefined) return { at: writtenPlace(part, capital), because: `\`${capital}\``, isLiteral: true };
    if (end >= 0) return undefined;
  }
  return undefined;
}
