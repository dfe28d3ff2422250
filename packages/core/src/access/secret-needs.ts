import type { Login, Operation } from "../facts/facts.ts";
import type { Scope, SecretNeed } from "./access.ts";
import { passwordFor } from "./tokens.ts";

const scopeFor: Readonly<Record<Operation["does"], Scope>> = {
  pull: "read:packages",
  push: "write:packages",
  delete: "delete:packages",
};

/**
 * The scopes that a classic token in each secret needs for what the job does with it. `write:packages` includes reading;
 * to delete takes a scope of its own, beside reading.
 * https://docs.github.com/packages/learn-github-packages/about-permissions-for-github-packages
 */
export function secretNeeds(
  logins: readonly Login[],
  operations: readonly Operation[],
  isOpaque: boolean,
): readonly SecretNeed[] {
  const names = new Set([...logins.map(({ password }) => password), ...operations.map(passwordFor)].flatMap(secretsIn));
  return [...names].map((name): SecretNeed => {
    const done = operations.filter((operation) => secretsIn(passwordFor(operation)).includes(name));
    if (done.length === 0 && isOpaque) return { name, scopes: undefined };
    return { name, scopes: narrowest(new Set(done.map(({ does }) => scopeFor[does]))) };
  });
}

function secretsIn(password: Login["password"]): readonly string[] {
  return (password?.tokens ?? []).flatMap((token) => (token.kind === "secret" ? [token.name] : []));
}

function narrowest(scopes: ReadonlySet<Scope>): readonly Scope[] {
  if (scopes.has("delete:packages") && !scopes.has("write:packages")) return ["read:packages", "delete:packages"];
  return (["read:packages", "write:packages", "delete:packages"] as const).filter(
    (scope) => scopes.has(scope) && !(scope === "read:packages" && scopes.has("write:packages")),
  );
}
