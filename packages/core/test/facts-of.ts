import { collectFacts } from "../src/facts/collect-facts.ts";
import type { Credential, JobFacts, Login, ProjectFacts } from "../src/facts/facts.ts";
import { linkProject } from "../src/project/link-project.ts";
import type { Project } from "../src/project/project.ts";
import type { Span } from "../src/source/span.ts";

/** The facts of one workflow, or of an action, in the repository acme/app. */
export function factsOf(text: string, path = ".github/workflows/publish.yml"): ProjectFacts {
  const file = { path, shownPath: path, text };
  return collectFacts(
    linkProject([file], () => undefined),
    { repository: "acme/app" },
  );
}

/** The facts of several files of the same repository, by path. */
export function factsOfFiles(texts: Readonly<Record<string, string>>): ProjectFacts {
  return collectFacts(projectOf(texts), { repository: "acme/app" });
}

export function projectOf(texts: Readonly<Record<string, string>>): Project {
  const files = Object.entries(texts).map(([path, text]) => ({ path, shownPath: path, text }));
  return linkProject(files, (path) => files.find((file) => file.path === path));
}

/** A workflow that mentions ghcr.io, with one job of these steps. */
export function jobOf(steps: string, env = ""): JobFacts {
  const indented = steps.trim().replaceAll("\n", "\n      ");
  const [job] = factsOf(
    `# ghcr.io\non: push\nenv: {${env}}\njobs:\n  image:\n    runs-on: ubuntu-latest\n    steps:\n      ${indented}\n`,
  ).jobs;
  if (!job) throw new Error("the workflow has no job");
  return job;
}

/** The same with one step that runs a script. */
export function scriptOf(script: string, env = ""): JobFacts {
  return jobOf(`- run: |\n    ${script.trim().replaceAll("\n", "\n    ")}`, env);
}

export function loginsOf({ runs }: JobFacts): readonly Login[] {
  return runs.flatMap(({ flow }) => flow).flatMap((happening) => (happening.kind === "login" ? [happening] : []));
}

/** What a credential can be, shortly: `secret CR_PAT`, `github-token`. */
export function kindsOf(credential: Credential | undefined): readonly string[] | undefined {
  return credential?.tokens.map((token) =>
    "name" in token
      ? `${token.kind} ${token.name}`
      : token.kind === "literal"
        ? `literal ${token.text.trim()}`
        : token.kind,
  );
}

export function writtenAt({ file, start, end }: Span): string {
  return file.text.slice(start, end);
}
