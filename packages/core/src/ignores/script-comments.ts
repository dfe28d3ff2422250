import { parseScript } from "../shell/parse-script.ts";
import type { Command, Statement } from "../shell/script.ts";
import type { Span } from "../source/span.ts";
import type { Text } from "../source/text.ts";

/**
 * The comments of a script that speak to this tool. The grammar of the shell drops comments, so that they are found by
 * what they are not: a `#` behind a blank that stands in no command and in no here-document.
 */
export function scriptComments(script: Text, shell: string | undefined): readonly Span[] {
  if (!script.value.includes("ghcr-lint:")) return [];
  const { body } = parseScript(script, shell);
  const occupied = body.flatMap(placesOf);
  return [...script.value.matchAll(/(?<=^|\s)#[ \t]*ghcr-lint:[^\r\n]*/g)]
    .slice(0, mostComments)
    .map(({ 0: comment, index }) => script.within(index, index + comment.length))
    .filter(({ start }) => !occupied.some((place) => place.start <= start && start < place.end));
}

/** Of a script with more than these the rest is passed over, so that what they would hide is told. */
const mostComments = 1000;

/** Where the statement's own words stand, and those of all that it is made of. */
function placesOf(statement: Statement): readonly Span[] {
  const all = (list: readonly Statement[]): readonly Span[] => list.flatMap(placesOf);
  switch (statement.kind) {
    case "command":
      return commandPlaces(statement);
    case "pipeline":
      return all(statement.stages);
    case "and-or":
      return all([statement.first, ...statement.rest.map(({ then }) => then)]);
    case "block":
      return [...all(statement.body), ...redirectPlaces(statement)];
    case "if":
      return [
        ...statement.branches.flatMap(({ test, body }) => all([...test, ...body])),
        ...all(statement.otherwise),
        ...redirectPlaces(statement),
      ];
    case "loop":
      return [...all([...statement.test, ...statement.body]), ...redirectPlaces(statement)];
    case "case":
      return [...statement.items.flatMap(({ body }) => all(body)), ...redirectPlaces(statement)];
    case "function":
      return all(statement.body);
    case "test":
      return [statement.text.span];
  }
}

function commandPlaces(command: Command): readonly Span[] {
  const words = [...command.words, ...command.assignments].map(({ text }) => text.span);
  return [...words, ...redirectPlaces(command)];
}

function redirectPlaces({ redirects }: Pick<Command, "redirects">): readonly Span[] {
  return redirects.map(({ target }) => target.text.span);
}
