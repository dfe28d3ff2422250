import { authenticate, finds } from "./authenticate.ts";
import type { AtGhcr, GhcrLogin, Happening, Login, OpaqueStep, Operation, Push, Run, Trace } from "./facts.ts";
import { missedLogins } from "./missed-logins.ts";
import { replacementsIn } from "./replacements.ts";

/** What one run of a job does, and what of it concerns ghcr.io. */
export function runFacts(walk: Trace & Pick<Run, "guard" | "selfHosted" | "keepsHome">): Run {
  const { guard, selfHosted, keepsHome, flow, unexpanded, misplaced, skippedLogins } = walk;
  const authenticated = authenticate(flow);
  return {
    guard,
    selfHosted,
    keepsHome,
    flow: authenticated,
    unexpanded,
    misplaced,
    skippedLogins,
    missedLogins: missedLogins(authenticated),
    ...atGhcr(authenticated, skippedLogins),
  };
}

/** The same of all runs of a job. */
export function ofAllRuns(runs: readonly Run[]): AtGhcr {
  return {
    anonymousPushes: runs.flatMap(({ anonymousPushes }) => anonymousPushes),
    strayPushes: runs.flatMap((run) => run.strayPushes),
    replacements: runs.flatMap(({ replacements }) => replacements),
    logins: runs.flatMap(({ logins }) => logins),
    operations: runs.flatMap(({ operations }) => operations),
    pushes: runs.flatMap(({ pushes }) => pushes),
  };
}

function atGhcr(flow: readonly Happening[], skipped: readonly Login[]): AtGhcr {
  const logins = flow.filter(isLogin);
  const operations = flow.filter((happening) => happening.kind === "operation").filter(({ atGhcr: is }) => is !== "no");
  return {
    logins,
    operations,
    strayPushes: operations.some(({ does }) => does !== "pull") ? [] : strayPushes(flow, skipped),
    replacements: replacementsIn(flow, logins, operations),
    anonymousPushes: flow.flatMap((happening, index) =>
      happening.kind === "operation" && skipped.length === 0 && isAnonymous(happening, flow.slice(0, index))
        ? [happening]
        : [],
    ),
    pushes: flow.flatMap((happening, index) =>
      happening.kind === "operation" &&
      happening.does === "push" &&
      happening.atGhcr === "certain" &&
      !happening.isTolerated
        ? [pushOf(happening, flow.slice(0, index), flow.slice(index + 1), skipped)]
        : [],
    ),
  };
}

/**
 * Of a registry beside the job, a service, nobody knows whether it asks for a login at all. And `$NAME/app` is a name at
 * Docker Hub more often than at a registry that stands in the variable.
 */
function isAnonymous(operation: Operation, before: readonly Happening[]): boolean {
  return (
    operation.does === "push" &&
    !operation.isTolerated &&
    operation.image.host.kind === "unknown" &&
    operation.image.shown.split("/").length !== 2 &&
    operation.auth.by === "nothing" &&
    operation.certainty === "certain" &&
    !before.some(
      (happening) =>
        happening.kind === "login" ||
        (happening.kind === "opaque" && happening.may === "anything") ||
        (happening.kind === "operation" && happening.reads.includes("runner")),
    )
  );
}

/** Nothing logs in anywhere else, before or behind it, nor may: it goes to Docker Hub without a credential. */
function strayPushes(flow: readonly Happening[], skipped: readonly Login[]): readonly Operation[] {
  const mayLogInElsewhere = flow.some(
    (happening) =>
      (happening.kind === "opaque" && happening.may === "anything") ||
      (happening.kind === "login" && happening.host.kind !== "ghcr"),
  );
  if (mayLogInElsewhere || skipped.length > 0) return [];
  const logins = flow.filter(isLogin);
  return flow.filter(
    (happening): happening is Operation =>
      happening.kind === "operation" &&
      happening.does === "push" &&
      happening.image.host.kind === "docker-hub" &&
      !happening.image.host.given &&
      happening.auth.by === "nothing" &&
      happening.certainty === "certain" &&
      !happening.isTolerated &&
      // What other tools take for a name without a registry, their settings say.
      happening.reads.every((store) => store === "docker") &&
      logins.some((login) => login.store === "docker" && flow.indexOf(login) < flow.indexOf(happening)),
  );
}

function pushOf(
  operation: Operation,
  before: readonly Happening[],
  after: readonly Happening[],
  skipped: readonly Login[],
): Push {
  const isSeen = (login: Login): boolean => finds(operation, login, before);
  const earlier = before.filter(isLogin);
  const seenSkipped = skipped.filter(isLogin).filter(isSeen);
  return {
    ...operation,
    seenLogins: {
      before: earlier.filter(isSeen),
      after: after.filter(isLogin).filter(isSeen),
      skipped: seenSkipped,
    },
    mayAwaitLogin: isOpen(operation) && seenSkipped.length > 0,
    // What the runner logs in to for its containers it logs out of again.
    unseenLogins: earlier.filter((login) => login.store !== "runner" && !isSeen(login)),
    mayBeLoggedIn: before.some(
      (happening) =>
        (happening.kind === "opaque" && (happening.mayLogIn || isForSome(happening))) ||
        (happening.kind === "login" && happening.host.kind === "unknown"),
    ),
  };
}

/** A step that is left out in some cases may be the one that logs in where another does not: `./login.sh` in the rest of them. */
function isForSome({ may, reach }: OpaqueStep): boolean {
  return may === "anything" && reach.some(({ is }) => is === "no") && reach.some(({ is }) => is !== "no");
}

function isLogin(happening: Happening): happening is GhcrLogin {
  return happening.kind === "login" && happening.host.kind === "ghcr";
}

/** Neither certain nor a matter of the event: something that only a run finds out decides on it. */
function isOpen({ reach }: Operation): boolean {
  return !reach.some(
    (truth) =>
      truth.is === "yes" ||
      (truth.is === "maybe" && truth.on.length > 0 && truth.on.every((name) => name.startsWith("github."))),
  );
}
