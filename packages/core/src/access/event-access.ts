import type { Happening, JobFacts, Login, Operation, Situation } from "../facts/facts.ts";
import type { EventAccess, Happens } from "./access.ts";
import { passwordFor } from "./tokens.ts";

/** What the job does at ghcr.io in each of its events; those in which it does the same stand together. */
export function eventAccess(
  job: JobFacts,
  logins: readonly Login[],
  operations: readonly Operation[],
): readonly EventAccess[] {
  const found = job.situations.map((situation, index): EventAccess => {
    const writes = operations.filter(({ does }) => does !== "pull");
    const doing = (does: Operation["does"]): Happens =>
      happens(
        operations.filter((operation) => operation.does === does),
        index,
      );
    return {
      events: [labelOf(situation, job)],
      login: happens(logins, index),
      pull: doing("pull"),
      push: doing("push"),
      delete: doing("delete"),
      trouble: situation.from === "repository" ? undefined : troubleOf(situation, index, logins, writes),
    };
  });
  return found
    .reduce<readonly EventAccess[]>(joinRefs, [])
    .reduce<readonly EventAccess[]>(joinAlike, [])
    .map((row) => ({ ...row, events: withoutRefs(row.events) }));
}

function labelOf({ event, from, ref }: Situation, job: JobFacts): string {
  if (event === "unknown") return job.kind === "action" ? "whenever it is used" : "any event";
  if (event === "push") return ref === "unknown" ? event : `${event} of a ${ref}`;
  if (from === "fork") return `${event} from a fork`;
  return from === "dependabot" ? `${event} by Dependabot` : event;
}

function happens(happenings: readonly Happening[], situation: number): Happens {
  const answers = new Set(
    happenings.map(({ reach, certainty }): Happens => {
      const is = reach[situation]?.is ?? "no";
      return is === "yes" && certainty === "possible" ? "maybe" : is;
    }),
  );
  return answers.has("yes") ? "yes" : answers.has("maybe") ? "maybe" : "no";
}

/**
 * A pull request of a fork or by Dependabot has a read-only token and no secrets, whatever the workflow says.
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
 */
function troubleOf(
  { from }: Situation,
  index: number,
  logins: readonly Login[],
  writes: readonly Operation[],
): string | undefined {
  const reaches = ({ reach }: Happening): boolean => reach[index] !== undefined && reach[index].is !== "no";
  const troubles: string[] = [];
  const needsSecret = ({ password }: Login): boolean =>
    password !== undefined && password.tokens.length > 0 && password.tokens.every(({ kind }) => kind === "secret");
  if (logins.some((login) => needsSecret(login) && reaches(login))) {
    troubles.push(
      from === "fork"
        ? "a login by secret would fail, as it is empty there"
        : "a login by secret would fail, unless it is one of Dependabot's, too",
    );
  }
  const refused = writes.find((operation) => isReadOnlyThere(operation) && reaches(operation));
  if (refused) troubles.push(`the ${refused.does} would be refused, as the token is read-only there`);
  return troubles.length > 0 ? troubles.join("; ") : undefined;
}

/** The GitHub token, also where it steps in for a secret, which is empty there. */
function isReadOnlyThere(operation: Operation): boolean {
  const kinds = new Set(passwordFor(operation)?.tokens.map(({ kind }) => kind));
  return kinds.delete("github-token") && [...kinds].every((kind) => kind === "secret");
}

/** Several names of refs that start the workflow are one event to whoever reads the table. */
function joinRefs(rows: readonly EventAccess[], row: EventAccess): readonly EventAccess[] {
  const same = rows.find((other) => other.events[0] === row.events[0]);
  if (!same) return [...rows, row];
  const both = (key: "login" | "pull" | "push" | "delete"): Happens => (same[key] === row[key] ? row[key] : "maybe");
  const joined: EventAccess = {
    events: row.events,
    login: both("login"),
    pull: both("pull"),
    push: both("push"),
    delete: both("delete"),
    trouble: same.trouble ?? row.trouble,
  };
  return rows.map((other) => (other === same ? joined : other));
}

function joinAlike(rows: readonly EventAccess[], row: EventAccess): readonly EventAccess[] {
  const same = rows.find((other) =>
    (["login", "pull", "push", "delete", "trouble"] as const).every((key) => other[key] === row[key]),
  );
  if (!same) return [...rows, row];
  return rows.map((other) =>
    other === same ? { ...other, events: [...new Set([...other.events, ...row.events])] } : other,
  );
}

/** A push is a push where branches and tags make no difference. */
function withoutRefs(events: readonly string[]): readonly string[] {
  if (!events.includes("push of a branch") || !events.includes("push of a tag")) return events;
  return events
    .filter((event) => event !== "push of a tag")
    .map((event) => (event === "push of a branch" ? "push" : event));
}
