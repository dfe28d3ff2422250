import { authenticate } from "./authenticate.ts";
import type { AtGhcr, GhcrLogin, Happening, Login, Operation, Push, Run, Trace } from "./facts.ts";

/** What one run of a job does, and what of it concerns ghcr.io. */
export function runFacts({ flow, unexpanded, misplaced }: Trace): Run {
  const authenticated = authenticate(flow);
  return { flow: authenticated, unexpanded, misplaced, ...atGhcr(authenticated) };
}

/** The same of all runs of a job. */
export function ofAllRuns(runs: readonly Run[]): AtGhcr {
  return {
    logins: runs.flatMap(({ logins }) => logins),
    operations: runs.flatMap(({ operations }) => operations),
    pushes: runs.flatMap(({ pushes }) => pushes),
  };
}

function atGhcr(flow: readonly Happening[]): AtGhcr {
  return {
    logins: flow.filter(isLogin),
    operations: flow.filter((happening) => happening.kind === "operation").filter(({ atGhcr: is }) => is !== "no"),
    pushes: flow.flatMap((happening, index) =>
      happening.kind === "operation" && happening.does === "push" && happening.atGhcr === "certain"
        ? [pushOf(happening, flow.slice(0, index), flow.slice(index + 1))]
        : [],
    ),
  };
}

function pushOf(operation: Operation, before: readonly Happening[], after: readonly Happening[]): Push {
  const isSeen = ({ store, also }: Login): boolean => [store, ...also].some((each) => operation.reads.includes(each));
  const earlier = before.filter(isLogin);
  return {
    ...operation,
    seenLogins: { before: earlier.filter(isSeen), after: after.filter(isLogin).filter(isSeen) },
    // What the runner logs in to for its containers it logs out of again.
    unseenLogins: earlier.filter((login) => login.store !== "runner" && !isSeen(login)),
    mayBeLoggedIn: before.some(
      (happening) =>
        (happening.kind === "opaque" && happening.may === "anything") ||
        (happening.kind === "login" && happening.host.kind === "unknown"),
    ),
  };
}

function isLogin(happening: Happening): happening is GhcrLogin {
  return happening.kind === "login" && happening.host.kind === "ghcr";
}
