import type { Login } from "../facts/facts.ts";
import type { Fix } from "../rule.ts";
import { added } from "./added.ts";

/** Pipes the password in. An expression goes through a variable of the step, so that it is not pasted into the script. */
export function pipePassword({ stdinPlace: place }: Login): Fix | undefined {
  if (!place) return undefined;
  const { command, option, flag, variable, definition } = place;
  return {
    title: `pipe it to \`${flag}\``,
    safety: "safe",
    edits: [
      ...(definition ? [added(definition.place, `${variable}: ${definition.expression}`)] : []),
      { span: command, text: `echo "$${variable}" | ` },
      { span: option, text: flag },
    ],
  };
}
