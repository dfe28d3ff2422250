import type { Credential, Host, JobFacts, Login } from "../facts/facts.ts";
import type { Finding, Rule } from "../rule.ts";

export const mismatchedSecret: Rule = {
  id: "mismatched-secret",
  title: "A credential that goes to another registry than it is meant for",
  severity: "warning",
  category: "credentials",
  securitySeverity: 6,
  why:
    "By its name the secret belongs to another registry than the login names, or the job's own GitHub token goes to a registry " +
    "that is not GitHub's. The login fails, and a stranger has seen the credential.",
  remedy: "Give each registry its own credential: `${{ secrets.GITHUB_TOKEN }}` for ghcr.io, and for no other.",
  references: [
    "https://docs.github.com/packages/working-with-a-github-packages-registry/working-with-the-container-registry",
  ],
  *checkJob(job) {
    for (const { flow } of job.runs) {
      for (const login of flow) {
        if (login.kind !== "login" || login.certainty !== "certain") continue;
        if (login.host.kind === "ghcr") {
          yield* strangersSecrets(login.username, "${{ github.actor }}", login, job);
          yield* strangersSecrets(login.password, "${{ secrets.GITHUB_TOKEN }}", login, job);
        } else yield* tokenElsewhere(login, job);
      }
    }
  },
};

function* strangersSecrets(
  credential: Credential | undefined,
  better: string,
  login: Login,
  { called }: JobFacts,
): Iterable<Finding> {
  const tokens = credential?.tokens ?? [];
  // `inputs.registry == 'ghcr.io' && secrets.GITHUB_TOKEN || secrets.DOCKERHUB_TOKEN` chooses the one with the other.
  if (login.isHostChosen && tokens.length > 1) return;
  for (const token of tokens) {
    if ((token.kind !== "secret" && token.kind !== "context") || token.named?.is !== "other-registry") continue;
    const shown = token.kind === "secret" ? `secrets.${token.name}` : token.name;
    yield {
      message: `${called} logs in to ghcr.io with \`${shown}\`, which by its name is for ${token.named.registry}`,
      at: token.at,
      label: `for ${token.named.registry}, by its name`,
      related: [{ message: "used for this login", at: login.at }],
      remedy: `use \`${better}\`, or ${token.kind === "secret" ? "a secret" : "a variable"} that is named for ghcr.io`,
    };
  }
}

function* tokenElsewhere(login: Login, { called }: JobFacts): Iterable<Finding> {
  const elsewhere = nameOf(login.host);
  const token = login.password?.tokens.every(({ kind }) => kind === "github-token")
    ? login.password.tokens[0]
    : undefined;
  if (elsewhere === undefined || !token) return;
  yield {
    message: `${called} logs in to ${elsewhere} with the GitHub token, which is of no use there`,
    at: token.at,
    label: `goes to ${elsewhere}`,
    related: [{ message: "used for this login", at: login.at }],
    remedy: `use a credential of ${elsewhere}`,
  };
}

function nameOf(host: Host): string | undefined {
  if (host.kind === "other") return host.name;
  return host.kind === "docker-hub" && host.given ? "Docker Hub" : undefined;
}
