import { members } from "../expressions/members.ts";
import type { Value } from "../expressions/value.ts";
import {
  fineGrainedToken,
  otherRegistryWords,
  registryWords,
  secretIssuers,
  tokenPrefixes,
} from "../knowledge/secret-names.ts";
import { matchesGlob } from "../source/glob.ts";
import { narrow } from "../source/narrow.ts";
import type { Span } from "../source/span.ts";
import { meantExpression } from "./unexpanded.ts";
import type { Credential, SecretNaming, Settings, Token } from "./facts.ts";

/** A user name or a password, and what kinds of token it can be. */
export function credentialOf(value: Value, at: Span, settings: Settings): Credential {
  return { value, at, tokens: members(value).map((member) => tokenOf(withoutBlanks(member), settings)) };
}

/** The line end of a here-document, and blanks around an expression, are no part of a credential. */
function withoutBlanks(value: Value): Value {
  if (value.kind !== "joined") return value;
  const filled = value.parts.filter((part) => part.kind !== "literal" || part.text.trim() !== "");
  return filled.length === 1 ? (filled[0] as Value) : value;
}

/** It is the job's own token, whatever else decides. */
export function isGithubToken(credential: Credential | undefined): boolean {
  return credential !== undefined && credential.tokens.every((token) => token.kind === "github-token");
}

function tokenOf(value: Value, settings: Settings): Token {
  const at = value.span;
  switch (value.kind) {
    case "github-token":
      return { kind: "github-token", at };
    case "secret":
      return { kind: "secret", name: value.name, ...namingOf(value.name, settings), at };
    case "app-token":
      return { kind: "app-token", by: value.by, at };
    case "empty":
      return {
        kind: "empty",
        because: value.because,
        written: false,
        noContext: value.noContext,
        meant: value.meant,
        withheld: value.withheld,
        at,
      };
    case "context":
      return { kind: "context", name: value.name, named: variableNaming(value.name, settings), at };
    case "literal":
      if (meantExpression(value.text)) return { kind: "unexpanded", at };
      if (value.text.trim() === "") return { kind: "empty", because: "nothing is written there", written: true, at };
      return {
        kind: "literal",
        text: value.text,
        prefix: tokenPrefixes.find((token) => value.text.trim().startsWith(token.prefix))?.prefix,
        at: narrow(at, value.text.trim()),
      };
    case "joined":
    case "choice":
    case "unknown":
      return { kind: "unknown", at };
  }
}

/**
 * The registry's own name outweighs another's, and another's outweighs the general words: `DOCKERHUB_TOKEN`. Only people who
 * say so know better than a name that holds a fine-grained token.
 */
function namingOf(name: string, settings: Settings): { named: SecretNaming; ofGithub: SecretToken["ofGithub"] } {
  const words = name.toUpperCase();
  const isVouchedFor = settings.dedicatedSecrets?.some((pattern) => matchesGlob(pattern.toUpperCase(), words)) === true;
  const isOwn = isVouchedFor || registryWords.own.some((word) => holds(words, word));
  const other = isOwn ? undefined : otherRegistryWords.find((row) => row.words.some((word) => holds(words, word)));
  if (other) return { named: { is: "other-registry", registry: other.registry }, ofGithub: "no" };
  const isForRegistry = isOwn || registryWords.general.some((word) => holds(words, word));
  const isFineGrained = !isVouchedFor && fineGrainedToken.test(name);
  return {
    named: { is: isFineGrained ? "fine-grained" : isForRegistry ? "registry" : "general" },
    ofGithub: isOwn ? "certain" : (secretIssuers.find(({ names }) => names.test(name))?.ofGithub ?? "possible"),
  };
}

function variableNaming(context: string, settings: Settings): SecretNaming | undefined {
  return context.startsWith("vars.") ? namingOf(context.slice("vars.".length), settings).named : undefined;
}

type SecretToken = Extract<Token, { kind: "secret" }>;

/** A short word must stand between underscores (`CR_PAT`); a long one may be part of another (`GHCRTOKEN`). */
function holds(name: string, word: string): boolean {
  return word.length >= 4 ? name.includes(word) : new RegExp(`(^|[^A-Z])${word}([^A-Z]|$)`).test(name);
}
