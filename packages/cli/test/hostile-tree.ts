import { expect } from "vitest";
import { publishWorkflow } from "./sample-workflows.ts";

/** What somebody's pull request may bring: names and texts made to be obeyed by a runner, a terminal or a reader of Markdown. */
export const hostileTree: Readonly<Record<string, string>> = {
  ".github/workflows/::error file=x,line=1::forged\n::set-output name=x::y.yml": publishWorkflow,
  ".github/workflows/##[add-path]x %0A::warning::x\u001b[31m.yaml": publishWorkflow.replace(
    "ghcr.io/acme/app:latest",
    "'ghcr.io/acme/App:##[error]x'",
  ),
  ".github/workflows/| [link](https://evil.example) <img src=x> @acme/team `.yml": publishWorkflow.replace(
    "docker login ghcr.io",
    '": ::stop-commands::pwned ##[group]x \u202e"; docker login ghcr.io',
  ),
  ".github/workflows/jobs.yml": publishWorkflow
    .replace("  image:", '  "::error::job\\n::add-mask::x <script>alert(1)</script>":')
    .replace("ghcr.io/acme/app", "ghcr.io/::notice::x/\u0007\u009b1mApp"),
  "-rf/action.yml":
    "name: x\nruns:\n  using: composite\n  steps:\n    - run: docker login ghcr.io -u x -p y\n      shell: bash\n",
};

/** That a runner obeys nothing in a text but the annotations that are meant, and a terminal nothing at all. */
export function expectNothingToObey(text: string): void {
  expect(text).not.toMatch(/[^\P{Cc}\n]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]|##\[/u);
  const commands = text.split("\n").filter((line) => line.trimStart().startsWith("::"));
  for (const command of commands) {
    expect(command).toMatch(
      /^::(error|warning|notice) file=[^:,]+,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[a-z-]+::/,
    );
  }
}
