import { isLookalike, isOfOthers } from "./lookalike.ts";
import { members } from "../expressions/members.ts";
import { writtenPlace } from "../expressions/read-value.ts";
import type { Value } from "../expressions/value.ts";
import { partsOfName } from "../knowledge/contexts.ts";
import { enterpriseHost, githubPackagesSuffix, registries } from "../knowledge/registries.ts";
import { narrow } from "../source/narrow.ts";
import type { Span } from "../source/span.ts";
import type { Host } from "./facts.ts";

/** The registry that a login names. Nothing, or nothing but blanks, is the tool's default. */
export function loginHost(value: Value | undefined, registryDefault: string): Host {
  if (!value || value.kind === "empty" || (value.kind === "literal" && value.text.trim() === "")) {
    return registryDefault === "none" ? { kind: "unknown" } : namedHost(registryDefault, false, undefined, false);
  }
  return oneHost(value, (member) => {
    const { host, rest, at } = leadingHost(member);
    return host === undefined || isUnexpanded(host)
      ? { kind: "unknown" }
      : namedHost(host, rest !== "" && !isApiPath(rest), at, true);
  });
}

/** The registry of an image reference. A first part without a dot, a colon or `localhost` is a name at Docker Hub. */
export function imageHost(value: Value): Host {
  return oneHost(value, (member) => {
    const { host, rest, at, whole } = leadingHost(member);
    if (host === undefined) return { kind: beginsWithOwner(member) ? "docker-hub" : "unknown", given: false };
    if (isUnexpanded(host)) return { kind: "unknown" };
    if (rest === "" && whole) return { kind: "docker-hub", given: false };
    if (!/[.:]|^localhost$/.test(host)) return { kind: "docker-hub", given: false };
    return namedHost(host, false, at, true);
  });
}

/**
 * Several possible values must agree, else nothing is known. An input or a variable that somebody may fill in otherwise
 * does not take away what its default does.
 */
function oneHost(value: Value, hostOf: (member: Value) => Host): Host {
  const all = members(value);
  const fixed = all.filter((member) => member.kind !== "context" || !/^(inputs|vars)\./.test(member.name));
  const hosts = (fixed.length > 0 ? fixed : all).map(hostOf);
  const first = hosts[0] as Host;
  return hosts.every((host) => host.kind === first.kind && nameOf(host) === nameOf(first))
    ? first
    : { kind: "unknown" };
}

function nameOf(host: Host): string {
  return "name" in host ? host.name : "";
}

/** The text up to the first `/`, without a scheme. `rest` is "" where nothing follows; `whole`: there was no `/` at all. */
function leadingHost(value: Value): { host: string | undefined; rest: string; at: Span; whole: boolean } {
  const parts = value.kind === "joined" ? value.parts : [value];
  let host = "";
  // A variable may hold the host, and the slash behind it stand elsewhere.
  let from: Span | undefined;
  for (const [index, part] of parts.entries()) {
    if (part.kind !== "literal") return { host: undefined, rest: "", at: value.span, whole: false };
    const text = index === 0 ? part.text.trim().replace(/^[a-z][a-z0-9+.-]*:\/\//i, "") : part.text;
    const slash = text.indexOf("/");
    if (slash < 0) {
      if (text !== "") from ??= part.span;
      host += text;
      continue;
    }
    if (slash > 0) from ??= part.span;
    host += text.slice(0, slash);
    const rest = index === parts.length - 1 ? text.slice(slash + 1).replace(/(?<!\/)\/+$/, "") : "…";
    const at = from === undefined || from === part.span ? writtenPlace(part, host) : narrow(from, host);
    return { host, rest, at, whole: false };
  }
  return { host, rest: "", at: narrow(value.span, host), whole: true };
}

/** The name of an owner has neither a dot nor a colon, so that `${{ github.repository }}` alone is a name at Docker Hub. */
function beginsWithOwner(value: Value): boolean {
  const [first, next] = value.kind === "joined" ? value.parts : [value];
  if (first?.kind !== "context") return false;
  const part = partsOfName.get(first.name);
  return part === "whole" || (part === "owner" && next?.kind === "literal" && next.text.startsWith("/"));
}

/** `https://index.docker.io/v1/` and `ghcr.io/v2` name the registry's interface, not a path below it. */
function isApiPath(rest: string): boolean {
  return /^v[12]$/.test(rest);
}

/** `$REGISTRY` where no shell reads it. */
function isUnexpanded(host: string): boolean {
  return /[${}]/.test(host);
}

function namedHost(written: string, path: boolean, at: Span | undefined, given: boolean): Host {
  const name = written.toLowerCase();
  if (registries.ghcr.includes(name)) return { kind: "ghcr", path };
  if (registries.dockerHub.includes(name) || name === "") return { kind: "docker-hub", given };
  if (registries.deprecated.includes(name) && at) return { kind: "deprecated", name, at };
  if (name.endsWith(githubPackagesSuffix)) return { kind: "github-packages", name };
  if (at && isLookalike(name)) return { kind: "lookalike", name, at };
  return { kind: enterpriseHost.test(name) && !isOfOthers(name) ? "enterprise" : "other", name };
}
