import { joined, literal } from "../../expressions/make-value.ts";
import { literalOf } from "../../expressions/read-value.ts";
import type { Value } from "../../expressions/value.ts";
import { credentialFiles } from "../../knowledge/credential-files.ts";
import { narrow } from "../../source/narrow.ts";
import type { Login } from "../facts.ts";
import { loginOf, type Given } from "../login-of.ts";
import { namedStore } from "../named-store.ts";
import { splitValue } from "../references.ts";
import type { StepContext } from "../step-context.ts";
import type { FileChange, Output } from "./shell-state.ts";

/**
 * The logins that a script writes by hand: `{"auths": {"ghcr.io": {"auth": "…"}}}` in the file where a tool keeps its
 * credentials. Of a text that is not known it is only known that it may log in anywhere.
 */
export function writtenLogins(file: FileChange, { value, pasted }: Output, context: StepContext): readonly Login[] {
  const row = credentialFiles.find((candidate) => candidate.path.test(file.name));
  if (!row) return [];
  const entries = entriesOf(value);
  const unread =
    entries.length === 0 && literalOf(value) === undefined
      ? [
          {
            registry: { kind: "unknown", because: "the file is not known", on: [], span: file.at } as const,
            auth: undefined,
          },
        ]
      : [];
  return [...entries, ...unread].flatMap(({ registry, auth }) => {
    const login = loginOf(
      {
        via: "file",
        tool: "a credentials file",
        store: row.store,
        // The variable that names this place may be written in another way.
        also: namedStore(row.store, file.path),
        registry: { value: registry, at: registry.span },
        registryDefault: "none",
        ...pairOf(auth),
        passwordBy: "file",
        pasted,
        needsUsername: false,
        needsPassword: false,
        keptBy: file.at,
        at: file.at,
        cause: () => file.reached,
      },
      context,
    );
    return login ? [login] : [];
  });
}

/** `auth` is `user:password` in base64: what encodes it has been looked through, and a literal shows no colon. */
function pairOf(auth: Value | undefined): { username: Given | undefined; password: Given | undefined } {
  const [first, second] = auth ? splitValue(auth, /:/) : [];
  if (!first) return { username: undefined, password: undefined };
  if (!second) return { username: undefined, password: { value: first, at: first.span } };
  return { username: { value: first, at: first.span }, password: { value: second, at: second.span } };
}

interface WrittenEntry {
  readonly registry: Value;
  readonly auth: Value | undefined;
}

/** The text is mostly no JSON before it is filled in, so that its parts are looked for where they stand. */
function entriesOf(content: Value): readonly WrittenEntry[] {
  const parts = content.kind === "joined" ? content.parts : [content];
  const text = parts.map((part, index) => (part.kind === "literal" ? part.text : `\u0000${index}\u0000`)).join("");
  if (!/["']?auths["']?\s*:/.test(text)) return [];
  const piece = (written: string): Value => {
    const pieces = written
      .split(/\u0000(\d+)\u0000/)
      .map((part, index) =>
        index % 2 === 1 ? (parts[Number(part)] as Value) : literal(part, placeOf(part, parts, content)),
      );
    return joined(pieces, content.span);
  };
  return [...text.matchAll(/"([^"]+)"\s*:\s*\{([^{}]*)\}/g)].map(([, registry = "", fields = ""]) => {
    const auth = /"(?:auth|password|identitytoken)"\s*:\s*"([^"]+)"/.exec(fields)?.[1];
    return { registry: piece(registry), auth: auth === undefined ? undefined : piece(auth) };
  });
}

function placeOf(text: string, parts: readonly Value[], content: Value): Value["span"] {
  const part = parts.find((candidate) => candidate.kind === "literal" && text !== "" && candidate.text.includes(text));
  return part ? narrow(part.span, text) : content.span;
}
