import type { JobAccess, TokenAccess } from "../access/access.ts";
import { packagesWords, secretWords } from "../report/access-words.ts";

/** What a token can do at ghcr.io in a job, as far as the files show. */
export function tokenAbilities(token: TokenAccess, job: JobAccess): string {
  switch (token.kind) {
    case "github-token":
      return `${githubToken[job.packages.access]} (\`packages\`: ${packagesWords(job.packages, job.at.file)})`;
    case "secret": {
      const need = job.secrets.find(({ name }) => `secrets.${name}` === token.shown);
      const wanted = need?.scopes === undefined ? "" : `; ${secretWords(need).replace(`${token.shown}: `, "")}`;
      return `what it can do stands in no file${wanted}`;
    }
    case "app-token":
      return "ghcr.io takes hardly any token of a GitHub App other than the job's own";
    case "literal":
      return "everybody who can read this file can do with it what the job can";
    case "empty":
      return "nothing: the login fails";
    case "context":
    case "unknown":
      return "what it can do cannot be told from the files";
  }
}

/**
 * A login works with any token of a job. What is public can be pulled without one.
 * https://docs.github.com/actions/how-tos/write-workflows/choose-what-workflows-do/control-permissions
 */
const githubToken: Readonly<Record<JobAccess["packages"]["access"], string>> = {
  write: "can log in, pull, and push",
  read: "can log in and pull, but not push",
  none: "can log in, but neither push nor pull what is not public",
  unknown: "can log in; whether it can pull what is not public, and push, no file says",
};
