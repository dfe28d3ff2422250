import { shown } from "../expressions/shown.ts";
import type { Value } from "../expressions/value.ts";
import type { Credential, Login, Operation, Token } from "../facts/facts.ts";
import type { TokenAccess } from "./access.ts";

/** What a password can be, by the names that people use; each once. */
export function tokensOf(password: Credential | undefined): readonly TokenAccess[] {
  const named = (password?.tokens ?? []).map(tokenAccess);
  return named.filter((token, index) => named.findIndex((other) => other.shown === token.shown) === index);
}

/** The password that an operation goes out with. */
export function passwordFor({ auth }: Operation): Credential | undefined {
  if (auth.by === "login") return auth.login.password;
  return auth.by === "itself" ? auth.password : undefined;
}

export function isUntold(password: Credential | undefined): boolean {
  return (
    password !== undefined && password.tokens.length > 0 && password.tokens.every(({ kind }) => kind === "unknown")
  );
}

/** "github.actor", a literal name; of a choice, each. */
export function userOf({ username }: Login): string | undefined {
  if (username === undefined) return undefined;
  const { value } = username;
  const names = value.kind === "choice" ? value.of.map(userName) : [userName(value)];
  return names.every((name) => name !== undefined) ? names.join(" or ") : undefined;
}

function userName(value: Value): string | undefined {
  // What an action takes by itself has a name for people only: "the action".
  if (value.kind === "unknown" || (value.kind === "context" && value.name.includes(" "))) return undefined;
  const written = shown(value).trim();
  return written === "" ? undefined : (/^\$\{\{ ([^{}]*) \}\}$/.exec(written)?.[1] ?? written);
}

function tokenAccess(token: Token): TokenAccess {
  switch (token.kind) {
    case "github-token":
      return { kind: token.kind, shown: "GITHUB_TOKEN" };
    case "secret":
      return { kind: token.kind, shown: `secrets.${token.name}` };
    case "app-token":
      return { kind: token.kind, shown: "a token of a GitHub App" };
    case "literal":
      return { kind: token.kind, shown: "a literal in the file" };
    case "empty":
      return { kind: token.kind, shown: "an empty text" };
    case "context":
      return { kind: token.kind, shown: token.name };
    case "unexpanded":
      return { kind: "unknown", shown: "an expression that nothing expands" };
    case "unknown":
      return { kind: token.kind, shown: "a token that cannot be told" };
  }
}
