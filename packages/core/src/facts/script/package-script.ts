import { unknown } from "../../expressions/make-value.ts";
import { literalOf } from "../../expressions/read-value.ts";
import { packageRunnerOptions, type PackageRunner } from "../../knowledge/package-scripts.ts";
import { unescapedText } from "../../shell/unescaped-text.ts";
import type { Text } from "../../source/text.ts";
import { programRows } from "../known-rows.ts";
import type { Builtin } from "./builtin.ts";
import { placeBelow } from "./folders.ts";
import { newShell } from "./leaving.ts";
import { parsedScript } from "./parsed-script.ts";
import { deepestFile } from "./repository-scripts.ts";
import type { ScriptTrace, ShellState } from "./shell-state.ts";

/**
 * `npm run build`, where `package.json` is at hand. Of most scripts the name says more than the tools that they call, which no
 * table knows: it is followed only where it calls a program that may speak to a registry.
 */
export function packageRunner(runner: PackageRunner): Builtin {
  return (words, { state, runAll, leaveOpen }) => {
    const texts = words.map(({ value }) => literalOf(value));
    const at = texts.findIndex((text) => text === undefined || !packageRunnerOptions.includes(text));
    const verb = texts[at];
    const isRun = verb !== undefined && runner.runs.includes(verb);
    const [name, ...more] = texts.slice(isRun ? at + 1 : Math.max(at, 0));
    if (name === undefined || state.depth >= deepestFile || !(isRun || runner.own?.includes(name) === false))
      return undefined;
    const file = state.environment.fileAt(placeBelow(state.folder.at, "package.json"));
    const scripts = file ? [`pre${name}`, name, `post${name}`].map((each) => scriptOf(each, file)) : [];
    if (!scripts[1]) return undefined;
    const trace: ScriptTrace = { ...state.trace, invocations: [] };
    const { inherited } = state.environment;
    const inner: ShellState = {
      ...state,
      environment: {
        ...state.environment,
        inherited: (variable, place) =>
          variable.startsWith(ownVariables)
            ? unknown(`\`$${variable}\` is set from package.json`, place, ["script"])
            : inherited(variable, place),
      },
      variables: new Map(state.variables),
      functions: new Map(),
      positional: undefined,
      self: { script: undefined, source: undefined },
      depth: state.depth + 1,
      trace,
    };
    for (const script of scripts)
      if (script) runAll(parsedScript(script, "bash").body, { ...inner, ...newShell(state) });
    if (!trace.invocations.some(({ program }) => program !== undefined && programRows(program).length > 0))
      return undefined;
    // What follows the name is given to the script, too.
    if (more.length > 0) leaveOpen();
    state.trace.invocations.push(...trace.invocations);
    state.trace.exportsUnknown ||= trace.exportsUnknown;
    return { output: undefined };
  };
}

/** https://docs.npmjs.com/cli/v11/using-npm/scripts#environment */
const ownVariables = "npm_";

const known = new WeakMap<Text, Map<string, Text | undefined>>();

/** `undefined` where there is none of that name, or it is written in a way that nobody writes. */
function scriptOf(name: string, file: Text): Text | undefined {
  let scripts = known.get(file);
  if (!scripts) known.set(file, (scripts = new Map<string, Text | undefined>()));
  if (!scripts.has(name)) scripts.set(name, foundScript(name, file));
  return scripts.get(name);
}

function foundScript(name: string, file: Text): Text | undefined {
  const tokens = [...file.value.matchAll(token)];
  const is = (at: number, text: string): boolean => tokens[at]?.[0] === text;
  const start = tokens.findIndex((_, at) => is(at, '"scripts"') && is(at + 1, ":") && is(at + 2, "{"));
  if (start < 0) return undefined;
  let found: RegExpExecArray | undefined;
  let at = start + 3;
  // Name, colon and script, one after the other.
  for (; is(at + 1, ":"); at += 3) if (is(at, `"${name}"`)) found = tokens[at + 2];
  if (!found || !is(at, "}") || !plainString.test(found[0])) return undefined;
  const written = file.slice(found.index + 1, found.index + found[0].length - 1);
  return unescapedText(written, { of: '"\\/', joinsLines: false });
}

/** A string, also one that never ends, or a sign that parts others. */
const token = /"(?:[^"\\]|\\[^])*(?:"|\\?$)|[{}:]/g;

/** Without line breaks and their like. */
const plainString = /^"(?:[^"\\]|\\["\\/])*"$/;
