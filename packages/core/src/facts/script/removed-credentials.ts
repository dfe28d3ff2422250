import { literalOf } from "../../expressions/read-value.ts";
import { shown } from "../../expressions/shown.ts";
import { credentialFiles, removedCredentials } from "../../knowledge/credential-files.ts";
import type { Logout } from "../facts.ts";
import { namedStore } from "../named-store.ts";
import { happens, type StepContext } from "../step-context.ts";
import type { Builtin } from "./builtin.ts";
import { noteChange } from "./redirect-output.ts";
import type { FileChange } from "./shell-state.ts";

/** `rm ~/.docker/config.json`, or the folder with it. As a program it goes on counting. */
export const removedFrom: Builtin = (words, { state }) => {
  for (const { value, at } of words) {
    if ((literalOf(value) ?? "").startsWith("-")) continue;
    const written = at.file.text.slice(at.start, at.end);
    if ([shown(value), written].some((path) => removedCredentials.test(path))) noteChange(value, undefined, state, at);
  }
  return undefined;
};

/** Where the file is gone that a tool keeps its credentials in, it is logged out of every registry. */
export function removedLogins({ path, name, at, reached }: FileChange, context: StepContext): readonly Logout[] {
  const when = happens(context, () => reached);
  if (!when) return [];
  const usual = credentialFiles.find((row) => row.path.test(name))?.store ?? "docker";
  return namedStore(usual, path).map((store) => ({
    kind: "logout",
    ...when,
    store,
    host: { kind: "unknown" },
    at,
    step: context.step,
    guard: context.guardAt,
  }));
}
