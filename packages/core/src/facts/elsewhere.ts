import type { Truth } from "../expressions/value.ts";
import { partsOfName } from "../knowledge/contexts.ts";
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
  if (truth.is !== "maybe" || repository === undefined || !truth.on.some((name) => partsOfName.has(name))) return truth;
  return ask({ ...situation, repository }).is === "no" ? { ...truth, elsewhere: true } : truth;
}
