import type { Login, Operation, Run } from "../facts/facts.ts";
import type { Rule } from "../rule.ts";

export const needlessPersonalToken: Rule = {
  id: "needless-personal-token",
  title: "A personal token where the GitHub token would do",
  severity: "note",
  category: "credentials",
  yieldsTo: ["undedicated-secret"],
  why:
    "All that the job touches at ghcr.io are the repository's own packages, and for these the job's own token is enough: it " +
    "lives as long as the job, belongs to nobody, and never expires unnoticed. A package that was first pushed by a person " +
    "has to let the repository in once, in its settings; a private base image of another owner still needs a token of its own.",
  remedy: "Use `${{ secrets.GITHUB_TOKEN }}` with `packages: write` (or `read`) in the job's `permissions`.",
  references: [
    "https://docs.github.com/packages/managing-github-packages-using-github-actions-workflows/publishing-and-installing-a-package-with-github-actions",
  ],
  *checkJob(job, { jobs }) {
    if (job.kind === "action") return;
    const runs = jobs.filter(({ id, file }) => id === job.id && file === job.file).flatMap((call) => call.runs);
    for (const run of job.runs) {
      for (const login of run.logins) {
        const [token, ...others] = login.password?.tokens ?? [];
        if (token?.kind !== "secret" || others.length > 0 || token.named.is === "other-registry") continue;
        const touched = touchedWith(login, run);
        if (touched.length === 0 || !runs.every((other) => touchesOwn(login, other))) continue;
        const access = touched.some(({ does }) => does !== "pull") ? "write" : "read";
        yield {
          message: `${job.called} uses \`secrets.${token.name}\` for nothing but the repository's own packages`,
          at: token.at,
          label: "the GitHub token would do",
          remedy: `use \`\${{ secrets.GITHUB_TOKEN }}\` with \`packages: ${access}\` (a package that a person pushed first has to let the repository in)`,
        };
      }
    }
  },
};

/** The base images of a build are mostly public; whatever else cannot be looked into may need the token. */
function touchesOwn(login: Login, run: Run): boolean {
  if (run.flow.some((happening) => happening.kind === "opaque" && happening.may === "anything")) return false;
  const same = run.logins.filter((other) => isSamePlace(other, login));
  return same.every((other) => touchedWith(other, run).every(({ image }) => image.own === true));
}

function touchedWith(login: Login, { operations }: Run): readonly Operation[] {
  return operations.filter((operation) => usesLogin(operation, login));
}

/** A tool that brings its own credential logs in for itself alone, where it is called. */
function usesLogin({ auth, at }: Operation, login: Login): boolean {
  return auth.by === "login"
    ? auth.login === login
    : auth.by === "itself" && login.store === "private" && isSamePlace(login, { at });
}

function isSamePlace(a: Pick<Login, "at">, b: Pick<Login, "at">): boolean {
  return a.at.file === b.at.file && a.at.start === b.at.start;
}
