import type { Host, Login } from "../facts/facts.ts";
import type { Fix } from "../rule.ts";
import type { Edit } from "../source/edit.ts";
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

/** The same at several places, which are right or wrong together: what is built under a name is pushed under it. */
export function correctHosts([first, ...others]: readonly Parameters<typeof correctHost>[0][]): Fix | undefined {
  const fix = first && correctHost(first);
  if (!fix) return undefined;
  const edits = others.flatMap((other) => correctHost(other)?.edits ?? []);
  const isNew = (edit: Edit, index: number): boolean =>
    [...fix.edits, ...edits.slice(0, index)].every(
      ({ span }) => span.file !== edit.span.file || span.start !== edit.span.start,
    );
  return { ...fix, edits: [...fix.edits, ...edits.filter(isNew)] };
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
