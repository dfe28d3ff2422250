import { evaluateExpression } from "../expressions/evaluate-expression.ts";
import type { Value } from "../expressions/value.ts";
import { handsOverLogins } from "../knowledge/credential-files.ts";
import type { Script } from "../shell/script.ts";
import type { Span } from "../source/span.ts";
import type { Text } from "../source/text.ts";
import type { RemoteVariables } from "./action/remote-variables.ts";
import { runInvocation } from "./command/run-invocation.ts";
import { noBindings } from "./bindings.ts";
import { unexpandedExports } from "./exported-images.ts";
import type { Happening } from "./facts.ts";
import type { JobBounds } from "./job-bounds.ts";
import { plainScript } from "./insertions.ts";
import { inheritedVariable } from "./inherited-variable.ts";
import type { QuietCommand } from "./quiet-script.ts";
import { scopeIn } from "./scope.ts";
import { parsedScript } from "./script/parsed-script.ts";
import { removedLogins } from "./script/removed-credentials.ts";
import { runScript } from "./script/run-script.ts";
import type { ScriptTrace } from "./script/shell-state.ts";
import { writtenLogins } from "./script/written-logins.ts";
import { happens, type StepContext } from "./step-context.ts";
import { nothing, opaqueStep, type StepTrace } from "./step-trace.ts";
import { mayHoldToken, type Surroundings } from "./surroundings.ts";
import { hasUnseenExports } from "./unseen-exports.ts";
import { fileIn, placesOf, type Workspace } from "./workspace.ts";

interface ScriptPlace extends Workspace {
  /** The runner, or the container, may bring variables of its own. */
  readonly ownVariables: boolean;
  readonly bounds: JobBounds;
}

/** The script of a `run:` step, command by command. */
export function runScriptStep(
  text: Text,
  shell: string | undefined,
  folder: string | undefined,
  context: StepContext,
  outer: ScriptPlace,
): StepTrace {
  const script = parsedScript(text, shell);
  if (script.dialect === "none")
    return opaqueStep(`a script for \`${shell}\``, "anything", context, context.surroundings.hasCredentials);
  const scope = scopeIn(context.surroundings, undefined);
  const trace = runScript(script, {
    evaluate: (inner, whole) => evaluateExpression(inner, scope, whole),
    inherited: (name, at) => inheritedVariable(name, at, context.surroundings, outer.ownVariables),
    folder,
    places: placesOf(outer),
    fileAt: (place) => fileIn(place, outer),
  });
  const inScript = script.dialect === "bash" ? { ...context, script: plainScript(text) } : context;
  const commands = trace.invocations.map((invocation) => runInvocation(invocation, inScript));
  const changed = (index: number): readonly Happening[] =>
    trace.files.flatMap((file): readonly Happening[] => {
      if (file.after !== index) return [];
      return file.content ? writtenLogins(file, file.content, context) : removedLogins(file, context);
    });
  const flow = withoutRepeats([
    ...commands.flatMap((command, index) => [...changed(index), ...command.happenings]),
    ...changed(commands.length),
    ...(handsOverLogins(text.value) ? opaqueStep("what gets the credentials file", "pull", context).flow : []),
    ...leftOut(script, trace, context, outer),
  ]);
  return {
    flow,
    unexpanded: [...commands.flatMap((command) => command.unexpanded), ...unexpandedExports(trace.exported)],
    misplaced: [],
    skippedLogins: [],
    outputs: lowerNames(trace.outputs),
    exported: trace.exported,
    exportsUnknown:
      trace.exportsUnknown ||
      hasUnseenExports(text, trace.handedOnBy) ||
      flow.some((happening) => happening.kind === "opaque" && happening.may === "anything"),
  };
}

/** What a script does behind a bound, or where it cannot be read, may be anything. */
function leftOut(
  { broken: [broken] }: Script,
  { bounds }: ScriptTrace,
  context: StepContext,
  outer: Pick<ScriptPlace, "bounds">,
): readonly Happening[] {
  const reasons = [
    ...(broken ? ["a script that is broken or nested too deep"] : []),
    ...[...bounds].map((bound) => `a script with ${bound}`),
  ];
  return reasons.flatMap((reason) => {
    outer.bounds.leaveOut(context.step, `${reason}: it is followed only in part`);
    return opaqueStep(reason, "anything", context, context.surroundings.hasCredentials).flow;
  });
}

/** A script of which all that matters is known already. */
export function runQuietScript(commands: readonly QuietCommand[], context: StepContext): StepTrace {
  const flow = commands.flatMap(({ what, may, at, reached }): readonly Happening[] => {
    const when = happens(context, () => reached);
    if (!when) return [];
    const mayLogIn = may === "anything" && context.surroundings.hasCredentials;
    return [{ kind: "opaque", ...when, what, may, mayLogIn, at, step: context.step, guard: context.guardAt }];
  });
  const exportsUnknown = flow.some((happening) => happening.kind === "opaque" && happening.may === "anything");
  return { ...nothing, flow: withoutRepeats(flow), exportsUnknown };
}

/** On another machine the tools have stores of their own, and the variables are that machine's. */
export function runRemoteScript(text: Text, context: StepContext, { withheld, input }: RemoteVariables): StepTrace {
  const mayBeMeant = (name: string): boolean => {
    const value = withheld.has(name) ? context.surroundings.env.get(name)?.(undefined) : undefined;
    return value !== undefined && mayHoldToken(value);
  };
  const surroundings: Surroundings = { ...context.surroundings, env: noBindings, envComplete: false };
  const scope = scopeIn(context.surroundings, undefined);
  const trace = runScript(
    parsedScript(text, "bash"),
    {
      evaluate: (inner, whole) => evaluateExpression(inner, scope, whole),
      inherited: (name, at) =>
        mayBeMeant(name) ? withheldVariable(name, at, input) : inheritedVariable(name, at, surroundings, true),
      folder: undefined,
      places: new Map(),
      fileAt: () => undefined,
    },
    true,
  );
  const commands = trace.invocations.map((invocation) => runInvocation(invocation, context));
  return {
    ...nothing,
    flow: withoutRepeats(commands.flatMap((command) => command.happenings)),
    unexpanded: commands.flatMap((command) => command.unexpanded),
  };
}

/** That the step has a credential of that name tells that the other machine has none. */
function withheldVariable(name: string, span: Span, input: string): Value {
  const because = `\`${input}\` does not hand \`$${name}\` on, and the other machine hardly has one of its own`;
  return { kind: "empty", because, variable: true, withheld: { name, input }, span };
}

/** A loop does the same again and again; one opaque command says as much as ten. */
function withoutRepeats(happenings: readonly Happening[]): readonly Happening[] {
  const seen = new Set<string>();
  return happenings.filter((happening) => {
    const what =
      happening.kind === "operation"
        ? `${happening.does} ${happening.image.shown}`
        : happening.kind === "naming"
          ? happening.image.shown
          : happening.kind === "opaque" || happening.kind === "need"
            ? ""
            : JSON.stringify(happening.host, (key, value: unknown) => (key === "at" ? undefined : value));
    const place = happening.kind === "opaque" ? happening.may : `${happening.at.start}:${happening.at.end}`;
    const key = `${happening.kind} ${place} ${what}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function lowerNames(values: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return new Map([...values].map(([name, value]) => [name.toLowerCase(), value]));
}
