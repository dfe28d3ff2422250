import type { Truth } from "../expressions/value.ts";
import type { Settings, Situation } from "./facts.ts";

/**
 * The answer to a condition, with a mark where it hangs on the repository's name and is no in this very repository: a copy
 * of another one, whose jobs still wait for that other name.
 */
export function markElsewhere(
  ask: (situation: Situation) => Truth,
  situation: Situation,
  { repository }: Settings,
): Truth {
  const truth = ask(situation);
  if (truth.is !== "maybe" || repository === undefined || !truth.on.some((name) => parts.has(name))) return truth;
  return ask({ ...situation, repository }).is === "no" ? { ...truth, elsewhere: true } : truth;
}

/** What tells the name of the repository, or a part of it. */
export function partOfName(asked: string, repository: string): string | undefined {
  const [owner = "", name = ""] = repository.split("/");
  const part = parts.get(asked);
  return part && { whole: repository, owner, name }[part];
}

const parts: ReadonlyMap<string, "whole" | "owner" | "name"> = new Map([
  ["github.repository", "whole"],
  ["github.repository_owner", "owner"],
  ["github.event.repository.full_name", "whole"],
  ["github.event.repository.owner.login", "owner"],
  ["github.event.repository.name", "name"],
]);
