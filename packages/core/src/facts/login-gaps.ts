import { isSameStart } from "../source/compare-spans.ts";
import type { Login, LoginGap, Push, Reach, Run, Situation } from "./facts.ts";

interface Job {
  readonly situations: readonly Situation[];
  readonly isCalled: boolean;
}

/** The pushes that are done, or may be, in a situation in which the logins before them are not, because of a condition of theirs. */
export function loginGaps(runs: readonly Run[], job: Job): readonly LoginGap[] {
  return runs.flatMap((run) => {
    const others = runs.filter((other) => other !== run);
    return run.pushes.flatMap((push) => gapOf(push, run.guard, job) ?? gapOfRow(push, others, job) ?? []);
  });
}

/** In another row of the matrix the login before it is done, and in this one never. */
function gapOfRow(push: Push, others: readonly Run[], { situations }: Job): LoginGap | undefined {
  if (push.certainty !== "certain" || push.auth.by !== "nothing" || push.mayAwaitLogin || push.isForgiven) return;
  if (push.seenLogins.after.length > 0) return;
  const login = push.seenLogins.skipped.findLast(
    ({ at, guard }) =>
      guard?.file === push.cause.file &&
      guard.start < push.cause.start &&
      others.some(({ logins }) => logins.some((each) => isSameStart(each.at, at))),
  );
  const situation = situations.find((_, index) => push.reach[index]?.is !== "no") ?? situations[0];
  return login?.guard && situation && { push, login, guard: login.guard, situation, isExcluded: false };
}

function gapOf(push: Push, guard: Reach, job: Job): LoginGap | undefined {
  const logins = push.seenLogins.before;
  const login = logins.at(-1);
  if (push.auth.by === "itself" || push.mayBeLoggedIn || push.isForgiven || !login?.guard) return undefined;
  const inJob = { ...push, reach: withinJob(push.reach, guard) };
  const before = logins.map((each) => ({ ...each, reach: withinJob(each.reach, guard) }));
  const gap = job.situations.findIndex((_, index) => isGap(inJob, before, index, job));
  const situation = job.situations[gap];
  const isExcluded = logins.every(({ reach }) => reach[gap]?.is === "no");
  return situation && { push, login, guard: login.guard, situation, isExcluded };
}

/** There the push is done, or may be done, in some case in which no login is. */
function isGap(push: Push, logins: readonly Login[], index: number, { situations, isCalled }: Job): boolean {
  const situation = situations[index] as Situation;
  const truth = push.reach[index];
  if (logins.some((each) => isUndecided(each, index, situation)) || mayBeComplete(logins, index)) return false;
  if (truth?.is === "yes") return logins.every((each) => each.reach[index]?.is !== "yes");
  if (truth?.is !== "maybe") return false;
  // Where no login ever runs together with the push, it does not matter what else the push waits for.
  const isNeverMet = push.certainty === "certain" && push.auth.by === "nothing";
  if (isNeverMet && logins.every((each) => each.reach[index]?.is === "no")) return true;
  const isChosenByHand = !isCalled && situation.event === "workflow_dispatch";
  return isChosenByHand && logins.every((each) => asksForMore(each.reach[index], truth.on));
}

/** What the whole job waits for, the login and the push wait for alike: what is left is what the steps wait for besides. */
function withinJob(reach: Reach, job: Reach): Reach {
  return reach.map((truth, index) => {
    const whole = job[index];
    if (truth.is !== "maybe" || whole?.is !== "maybe") return truth;
    const own = (truth.each ?? [truth.on]).slice((whole.each ?? [whole.on]).length);
    if (own.length === 0) return { is: "yes" };
    return { is: "maybe", on: own.flat(), ...(own.length > 1 ? { each: own } : {}) };
  });
}

/** Two conditions of which one may be true where the other is false. */
function mayBeComplete(logins: readonly Login[], situation: number): boolean {
  return logins.filter(({ reach }) => reach[situation]?.is === "maybe").length > 1;
}

/** Whoever starts a run chooses inputs and branch apart: a login may ask for one thing more than the push, and not get it. */
function asksForMore(login: Reach[number] | undefined, push: readonly string[]): boolean {
  if (push.length === 0 || !push.every((name) => name.startsWith("inputs."))) return false;
  return (
    login?.is === "maybe" &&
    login.each?.some(
      (names) => names.length > 0 && names.every((name) => chosenApart.test(name) && !push.includes(name)),
    ) === true
  );
}

const chosenApart = /^(?:inputs\.|github\.ref(?:_name|_type)?$)/;

/**
 * It hangs on how a script or an earlier step goes, which the push may hang on in the same way, or on nothing but what is
 * the same in every run, so that the people of the repository have long seen whether it is true.
 */
function isUndecided(login: Login, index: number, situation: Situation): boolean {
  const truth = login.reach[index];
  return (
    truth?.is === "maybe" &&
    (truth.on.length === 0 ||
      truth.on.every((name) => sameInEveryRun.test(name)) ||
      !truth.on.every((name) => /^(github|inputs|vars)\./.test(name) && !isAskedInScript(name, situation)))
  );
}

const sameInEveryRun = /^github\.(?:default_branch|repository|repository_owner|event\.repository\..*)$/;

/** What the situation decides stays open only in a script, which asks for it in words of its own. */
function isAskedInScript(name: string, { ref, name: known }: Situation): boolean {
  if (name === "github.event_name") return true;
  if (name === "github.ref") return ref !== "unknown";
  return name === "github.ref_name" && typeof known === "object" && "is" in known;
}
