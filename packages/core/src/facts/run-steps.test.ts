import { describe, expect, it } from "vitest";
import { factsOfFiles, loginsOf, writtenAt } from "../../test/facts-of.ts";

const action = "runs:\n  using: composite\n  steps:\n    - uses: ./nested\n";
const nested =
  "runs:\n  using: composite\n  steps:\n    - uses: docker/login-action@v3\n      with: { registry: ghcr.io, username: x, password: '${{ github.token }}' }\n";

describe("a local action", () => {
  it("is found below the folder that the repository was checked out into", () => {
    expect(used("{ path: ./app/ }", "./app/login")).toEqual(["uses: ./app/login"]);
  });

  it("is not, where another repository was put there, or nothing", () => {
    expect(used("{ path: app, repository: acme/other }", "./app/login")).toEqual([]);
    expect(used("{ path: other }", "./app/login")).toEqual([]);
  });

  it("leaves its mark on what comes about by it: the step of the job, however deep", () => {
    expect(used("{}", "./login")).toEqual(["uses: ./login"]);
  });
});

/** The steps by which a login comes about. */
function used(checkout: string, uses: string): readonly string[] {
  const { jobs } = factsOfFiles({
    ".github/workflows/a.yml": `# ghcr.io\non: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n        with: ${checkout}\n      - uses: ${uses}\n`,
    "login/action.yml": action,
    "nested/action.yml": nested,
  });
  const logins = jobs.filter(({ kind }) => kind === "job").flatMap(loginsOf);
  return logins.map(({ usedBy }) => (usedBy ? writtenAt(usedBy) : "a step of the job itself"));
}
