import type { CommandEffect } from "../../knowledge/rows.ts";
import { wrappers } from "../../knowledge/wrappers.ts";
import type { Span } from "../../source/span.ts";
import type { LoginDraft } from "../login-of.ts";
import type { StdinPlace } from "../facts.ts";
import type { Insertion } from "../entry-places.ts";
import type { Invocation } from "../script/invocation.ts";
import type { StepContext } from "../step-context.ts";
import type { KnownRow } from "./command-row.ts";
import type { GivenOption } from "./parse-arguments.ts";

/** What the command gives, or means to give: an option whose value was forgotten. */
interface GivenToLogin extends Pick<LoginDraft, "registry" | "username" | "password"> {
  readonly forgotten: GivenOption | undefined;
}

type LoginEffect = Extract<CommandEffect, { does: "login" }>;

/** Where a login command can be edited: only one that stands in a script of the file as it is, outside of quotes. */
export function commandPlaces(
  effect: LoginEffect,
  { called }: KnownRow,
  { registry, username, forgotten, password }: GivenToLogin,
  invocation: Invocation,
  context: StepContext,
): Pick<LoginDraft, "registryPlace" | "usernamePlace" | "stdinPlace"> {
  const { span, value } = invocation.written;
  const written = textOf(span);
  if (!context.script || !stands(span, context.script) || unindented(written) !== unindented(value)) return {};
  const root = wrappers.find((row) => row.root && written.startsWith(`${row.program} ${called} `));
  const isCalled = root !== undefined || written.startsWith(`${called} `) || written === called;
  const place = (before: string): Insertion | undefined => {
    const at = span.start + (root ? root.program.length + 1 : 0) + called.length;
    return isCalled ? { at: { file: span.file, start: at, end: at }, before, after: "" } : undefined;
  };
  const takesHost = effect.registry.some((source) => "position" in source && source.position === 0);
  const option = effect.username.find((source) => "option" in source)?.option.at(-1);
  return {
    registryPlace: takesHost && !registry ? place(" ") : undefined,
    usernamePlace:
      option === undefined || username ? undefined : forgotten ? behind(forgotten, span) : place(` ${option} `),
    stdinPlace: password && isCalled ? stdinPlace(effect, span, password.at, invocation, context) : undefined,
  };
}

/** The lines of a command that goes on behind a backslash: how far they are indented says nothing. */
function unindented(command: string): string {
  return command.replaceAll(/\\\r?\n[ \t]*/g, "\\\n");
}

/** An option that stands in the command as it is. */
function behind({ name, at }: GivenOption, { file, start, end }: Span): Insertion | undefined {
  const isHere = at.file === file && start <= at.start && at.end <= end && textOf(at) === name;
  return isHere ? { at: { file, start: at.end, end: at.end }, before: " ", after: "" } : undefined;
}

function stdinPlace(
  effect: LoginEffect,
  command: Span,
  option: Span,
  invocation: Invocation,
  context: StepContext,
): StdinPlace | undefined {
  const flag = effect.stdin[0];
  const written = passwordWord.exec(textOf(option));
  if (flag === undefined || !written || invocation.stdin.kind !== "none") return undefined;
  const base = { command: { ...command, end: command.start }, option, flag };
  const [, variable, expression, secret] = written;
  if (variable !== undefined) return { ...base, variable, definition: undefined };
  const name = (secret ?? "GITHUB_TOKEN").toUpperCase();
  const place = context.variablePlace;
  // What the variable holds already may be something else.
  if (!place || expression === undefined || context.surroundings.env.get(name)) return undefined;
  return { ...base, variable: name, definition: { place, expression } };
}

/** `-p "$X"`, `-p ${{ secrets.X }}` and their like: a variable, or an expression that is a token. */
const passwordWord =
  /^-{1,2}[\w-]+(?:(?:[ \t]|\\\r?\n)+|=)(?:"?\$\{?([A-Za-z_]\w*)\}?"?|["']?(\$\{\{\s*(?:secrets\.(\w+)|github\.token)\s*\}\})["']?)$/;

/** In the script, and not in a text that it hands to something else: `bash -c "…"`, a here-document. */
function stands({ file, start, end }: Span, script: Span): boolean {
  if (file !== script.file || start < script.start || end > script.end) return false;
  const before = file.text.slice(script.start, start).replaceAll(/^[ \t]*#.*$/gm, "");
  const count = (sign: string): number => before.split(sign).length - 1;
  return count("'") % 2 === 0 && count('"') % 2 === 0 && !before.includes("<<");
}

function textOf({ file, start, end }: Span): string {
  return file.text.slice(start, end);
}
