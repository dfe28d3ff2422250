import type { Login, Token } from "../facts/facts.ts";
import type { Fix } from "../rule.ts";
import { added } from "./added.ts";
import { replaceWritten } from "./replace-written.ts";

/** In a script, too: the runner fills it in, whatever the shell is and whatever quotes stand around it. */
export const actor = "${{ github.actor }}";

/**
 * Elsewhere than at the login the name may serve for something else, such as an image. What begins like an option, or has
 * half an expression in it, is no name, and something is wrong around it.
 */
export function replaceByActor({ at, text }: Extract<Token, { kind: "literal" }>, login: Login): Fix | undefined {
  if (/^\s*--|\{\{|\}\}/.test(text)) return undefined;
  const given = login.username?.at;
  const isHere = given !== undefined && given.file === at.file && given.start <= at.start && at.end <= given.end;
  return replaceWritten(at, text.trim(), actor, {
    title: `use \`${actor}\``,
    safety: isHere ? "safe" : "unsafe",
  });
}

export function addActor({ usernamePlace: place, via }: Login): Fix | undefined {
  if (!place) return undefined;
  const edits = [added(place, via === "command" ? `"${actor}"` : actor)];
  return { title: `log in as \`${actor}\``, safety: "safe", edits };
}

/** `-u $`: all that is left of an expression. */
export function replaceLoneDollar({ username }: Login): Fix | undefined {
  const token = username?.tokens.find(({ kind }) => kind === "literal");
  return token && replaceWritten(token.at, "$", actor, { title: `use \`${actor}\``, safety: "safe" });
}
