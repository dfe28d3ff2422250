import type { Span } from "../source/span.ts";
import type { Action } from "../workflow/model.ts";
import type { ProjectFacts } from "./facts.ts";

/**
 * What one walk through a job may take. Actions that use each other several times unfold to a tree, and rules compare what
 * a job does with each other, so that both have an end far behind everything that people write.
 */
export interface JobBounds {
  /** Told of each local action that a step uses; says no where there have been too many to follow another. */
  readonly enter: (action: Action) => boolean;
  /** Told of each step; says no where there is no room for another, or for what it does. */
  readonly hasRoom: () => boolean;
  /** Of so many things that a step does, how many still count. */
  readonly take: (count: number) => number;
  /** Told of a part of a file that was not looked into, and why. */
  readonly leaveOut: (place: Span, why: string) => void;
}

const mostUses = { inJob: 1000, inAll: 20_000 };
const mostSteps = { inJob: 10_000, inAll: 1_000_000 };
const mostHappenings = { inJob: 1000, inAll: 200_000 };
const mostRemarks = 1000;

/** The bounds of all jobs of a repository together. */
export interface ProjectBounds {
  readonly ofJob: () => JobBounds;
  readonly used: ReadonlySet<Action>;
  /** What was left out, in words. */
  readonly remarks: () => ProjectFacts["remarks"];
}

export function projectBounds(): ProjectBounds {
  const used = new Set<Action>();
  const inAll = { uses: 0, steps: 0, happenings: 0 };
  const cut = { uses: false, steps: false, happenings: false };
  const leftOut: ProjectFacts["remarks"][number][] = [];
  const ofJob = (): JobBounds => {
    const inJob = { uses: 0, steps: 0, happenings: 0 };
    let isFull = false;
    return {
      enter: (action) => {
        used.add(action);
        const isTooMuch = ++inJob.uses > mostUses.inJob || ++inAll.uses > mostUses.inAll;
        cut.uses ||= isTooMuch;
        return !isTooMuch;
      },
      hasRoom: () => {
        const isTooMuch = ++inJob.steps > mostSteps.inJob || ++inAll.steps > mostSteps.inAll;
        cut.steps ||= isTooMuch;
        return !isTooMuch && !isFull;
      },
      take: (count) => {
        const left = Math.min(mostHappenings.inJob - inJob.happenings, mostHappenings.inAll - inAll.happenings);
        const taken = Math.min(count, left);
        inJob.happenings += taken;
        inAll.happenings += taken;
        isFull ||= taken < count;
        cut.happenings ||= isFull;
        return taken;
      },
      leaveOut: ({ file }, why) => {
        if (leftOut.length < mostRemarks) leftOut.push({ path: file.shownPath, message: why });
      },
    };
  };
  const remarks = (): ProjectFacts["remarks"] => [
    ...(cut.uses ? [everywhere(`too many uses of local actions, ${mostUses.inJob} in a job`)] : []),
    ...(cut.steps ? [everywhere(`too many steps, ${mostSteps.inJob} in a job`)] : []),
    ...(cut.happenings
      ? [everywhere(`too many logins, pushes, pulls and unknown commands, ${mostHappenings.inJob} in a job`)]
      : []),
    ...leftOut,
  ];
  return { ofJob, used, remarks };
}

function everywhere(what: string): ProjectFacts["remarks"][number] {
  return { path: undefined, message: `${what}: the rest is not looked into` };
}
