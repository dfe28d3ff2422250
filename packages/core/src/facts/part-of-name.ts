import { partsOfName } from "../knowledge/contexts.ts";

/** What a property says of the repository's name, in the letters that it has; undefined where it tells nothing of it. */
export function partOfName(asked: string, repository: string): string | undefined {
  const [owner = "", name = ""] = repository.split("/");
  const part = partsOfName.get(asked);
  return part && { whole: repository, owner, name }[part];
}
