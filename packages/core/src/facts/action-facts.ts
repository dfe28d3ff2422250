import { choice } from "../expressions/make-value.ts";
import { YES } from "../expressions/truth.ts";
import type { Value } from "../expressions/value.ts";
import type { Project } from "../project/project.ts";
import { folderOf } from "../project/repository-path.ts";
import type { Span } from "../source/span.ts";
import type { Action } from "../workflow/model.ts";
import type { JobFacts, OpaqueStep, Settings, Situation } from "./facts.ts";
import type { JobBounds } from "./job-bounds.ts";
import { loginGaps } from "./login-gaps.ts";
import { defaultSurroundings } from "./passed-values.ts";
import { ofAllRuns, runFacts } from "./run-facts.ts";
import { runSteps } from "./run-steps.ts";
import { evaluateIn, type Surroundings } from "./surroundings.ts";
import { repositoryAtHand } from "./workspace.ts";
import { writesPackages } from "./writes-packages.ts";

/** An action that no job at hand uses, by itself: of its caller nothing is known. */
export function actionFacts(
  action: Action,
  project: Project,
  settings: Settings,
  bounds: JobBounds,
): JobFacts | undefined {
  if (action.runs.using !== "composite") return undefined;
  const situations: readonly Situation[] = [{ event: "unknown", from: "repository", ref: "unknown" }];
  const folder = folderOf(action.file);
  const trace = runSteps(action.runs.steps, {
    project,
    situations,
    guard: [YES],
    guardAt: undefined,
    surroundings: surroundingsOf(action, settings),
    defaultShell: undefined,
    defaultFolder: undefined,
    ownVariables: true,
    inside: [action],
    memory: new Map(),
    isBroken: action.problems.length > 0,
    checkouts: repositoryAtHand,
    actionFolder: folder,
    bounds,
  });
  const start: Span = { file: action.file, start: 0, end: Math.max(0, action.file.text.search(/\r?\n|$/)) };
  const run = runFacts({ ...trace, ...anyRunner, flow: [callersSteps(start), ...trace.flow] });
  const all = ofAllRuns([run]);
  return {
    id: folder,
    called: `action \`${folder === "" ? "." : folder}\``,
    kind: "action",
    logNames: [],
    file: action.file,
    key: start,
    chain: [],
    origin: start,
    permissions: {
      packages: "unknown",
      decidedBy: { kind: "unknown-caller" },
      shown: "its callers decide",
      isRefused: false,
      scopes: new Map(),
    },
    situations,
    onlyCalled: true,
    neverRuns: false,
    selfHosted: false,
    runs: [run],
    ...all,
    loginGaps: loginGaps([run], { situations, isCalled: false }),
    writesPackages: writesPackages({ ...all, runs: [run], neverRuns: false }),
    credentials: [],
    overreaches: [],
    loginBy: undefined,
    ownBlock: undefined,
    isOnlyJob: true,
  };
}

const anyRunner = { guard: [YES], selfHosted: false, keepsHome: false } as const;

/** What the caller has done before may be anything. */
function callersSteps(at: Span): OpaqueStep {
  return {
    kind: "opaque",
    reach: [YES],
    certainty: "certain",
    onForks: [],
    isForgiven: false,
    at,
    step: at,
    guard: undefined,
    what: "the caller",
    may: "anything",
    mayLogIn: true,
  };
}

/** An input may be anything, but its default is one of the things that it may be. */
function surroundingsOf(action: Action, settings: Settings): Surroundings {
  const inputs = new Map(action.inputs.map((input) => [input.name.value.toLowerCase(), input]));
  const outside = defaultSurroundings(settings);
  return {
    ...outside,
    inputs: (name, span, situation) => {
      const given: Value = { kind: "context", name: `inputs.${name}`, span };
      const usual = inputs.get(name)?.default;
      if (!inputs.has(name)) return { kind: "empty", because: `the action has no input \`${name}\``, span };
      return usual ? choice([evaluateIn(usual.value, outside, situation), given], span) : given;
    },
  };
}
