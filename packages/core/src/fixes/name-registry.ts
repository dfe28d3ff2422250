import type { Host, Login } from "../facts/facts.ts";
import type { Fix } from "../rule.ts";
import type { Span } from "../source/span.ts";
import { added } from "./added.ts";
import { replaceWritten, wholeExpression } from "./replace-written.ts";

const registry = "ghcr.io";

export function addRegistry({ registryPlace: place }: Login): Fix | undefined {
  if (!place) return undefined;
  return { title: "log in to `ghcr.io`", safety: "safe", edits: [added(place, registry)] };
}

/** `ghrc.io`, as far as it is written there. */
export function correctHost({ at, name }: Extract<Host, { kind: "lookalike" | "deprecated" }>): Fix | undefined {
  const isName = (written: string): boolean => written.toLowerCase() === name.toLowerCase();
  return replaceWritten(at, isName, registry, {
    title: "write `ghcr.io`",
    safety: "safe",
  });
}

/** `ghcr.io/owner` in a login. */
export function cutPath(at: Span): Fix | undefined {
  const isPath = (written: string): boolean =>
    /^(?:https?:\/\/)?ghcr\.io\/\S*$/i.test(written.replaceAll(wholeExpression, "x"));
  return replaceWritten(at, isPath, registry, {
    title: "write `ghcr.io`",
    safety: "safe",
  });
}
