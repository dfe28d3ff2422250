import { describe, expect, it } from "vitest";
import { projectOf } from "../../test/facts-of.ts";

const callee =
  "on: workflow_call\njobs:\n  image:\n    runs-on: x\n    steps: [{ run: docker push ghcr.io/acme/app }]\n";

describe("linkProject", () => {
  it("gives each job once for each way to it, and a callee that nobody calls by itself", () => {
    const { calls } = projectOf({
      ".github/workflows/a.yml": caller("./.github/workflows/c.yml", "./.github/workflows/c.yml"),
      ".github/workflows/c.yml": callee,
      ".github/workflows/d.yml": callee,
    });
    expect(calls.map(({ workflow, job, chain }) => [workflow.file.path.slice(-5), job.id.value, chain.length])).toEqual(
      [
        ["a.yml", "call0", 0],
        ["c.yml", "image", 1],
        ["a.yml", "call1", 0],
        ["c.yml", "image", 1],
        ["d.yml", "image", 0],
      ],
    );
  });

  it("says each thing that it cannot follow once, and follows the rest", () => {
    const { calls, remarks } = projectOf({
      ".github/workflows/a.yml": caller(
        "./none.yml",
        "./none.yml",
        "./../x.yml",
        "acme/other/.github/workflows/x.yml@v1",
      ),
      ".github/workflows/b.yml": caller("./.github/workflows/b.yml", "./.github/workflows/c.yml"),
      ".github/workflows/c.yml": callee,
    });
    expect(remarks.map(({ message }) => message)).toEqual([
      "`./none.yml` is not at hand",
      "`./../x.yml` leaves the repository",
      "`./.github/workflows/b.yml` leads back to itself",
    ]);
    expect(calls.map(({ workflow }) => workflow.file.path)).toContain(".github/workflows/c.yml");
  });

  it("says the same of actions, but for one that may lie in a folder that is checked out first", () => {
    const action = (uses: string): string => `runs:\n  using: composite\n  steps: [{ uses: ${uses} }]\n`;
    const { remarks } = projectOf({
      ".github/workflows/a.yml": steps("./login", "./app/login", "./none", "./../none", "acme/other@v1"),
      "login/action.yml": action("./push"),
      "push/action.yml": action("./login"),
    });
    expect(remarks.map(({ path, message }) => `${path} ${message}`)).toEqual([
      "push/action.yml `./login` leads back to itself",
      ".github/workflows/a.yml `./none` is not at hand",
      ".github/workflows/a.yml `./../none` leaves the repository",
    ]);
  });

  it("stops where workflows call each other in ever more ways", () => {
    const levels = Array.from({ length: 9 }, (_, level) => [
      `.github/workflows/${level}.yml`,
      caller(...Array.from({ length: 9 }, () => `./.github/workflows/${level + 1}.yml`)),
    ]);
    const { calls, remarks } = projectOf({
      ...(Object.fromEntries(levels) as Record<string, string>),
      ".github/workflows/9.yml": callee,
    });
    expect(calls.length).toBeLessThanOrEqual(5000);
    expect(remarks.map(({ message }) => message)).toContain("more than 5000 calls of jobs: the rest is not judged");
  });
});

function caller(...uses: readonly string[]): string {
  return `on: [push, workflow_call]\njobs:\n${uses.map((each, index) => `  call${index}:\n    uses: ${each}\n`).join("")}`;
}

function steps(...uses: readonly string[]): string {
  return `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n${uses.map((each) => `      - uses: ${each}\n`).join("")}`;
}
