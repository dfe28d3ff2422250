import { expect, it } from "vitest";
import { lint } from "../src/index.ts";
import type { Report, SourceFile } from "../src/index.ts";

/**
 * What a caller can multiply must not multiply the time. The limits are far above what it takes, so that a slow machine
 * does not fail, and far below what it would take without a bound.
 */
it("judges a workflow that is called a thousand times", { timeout: 20_000 }, () => {
  const calls = Array.from(
    { length: 1000 },
    (_, index) =>
      `  call${index}:\n    needs: [${index === 0 ? "" : `call${index - 1}`}]\n    uses: ./.github/workflows/push.yml\n    with: { image: ghcr.io/acme/app${index} }\n`,
  );
  const report = lintFiles({
    "release.yml": `on: push\npermissions: { contents: read }\njobs:\n${calls.join("")}`,
    "push.yml": push("${{ inputs.image }}"),
  });
  expect(report.findings.map(({ rule }) => rule.id)).toEqual(["missing-packages-write"]);
});

it("stops in a tree of actions that use each other again and again, and says so", { timeout: 20_000 }, () => {
  const tree = (name: string): string => `runs:\n  using: composite\n  steps:\n${`    - uses: ./${name}\n`.repeat(30)}`;
  const report = lintFiles({
    "release.yml": `on: push\njobs:\n  image:\n    runs-on: ubuntu-latest\n    permissions: { contents: read, packages: write }\n    steps:\n${"      - uses: ./one\n".repeat(30)}`,
    "../../one/action.yml": tree("two"),
    "../../two/action.yml": tree("three"),
    "../../three/action.yml":
      "runs:\n  using: composite\n  steps:\n    - shell: bash\n      run: docker login ghcr.io -u $GITHUB_ACTOR -p ${{ github.token }} && docker push ghcr.io/acme/app\n",
  });
  expect(report.findings.map(({ rule }) => rule.id)).toContain("password-on-command-line");
  expect(report.remarks).toEqual([
    {
      path: undefined,
      message: "too many logins, pushes, pulls and unknown commands, 1000 in a job: the rest is not looked into",
    },
  ]);
});

it("stops in a tree of actions that do nothing but use each other, and says so", { timeout: 20_000 }, () => {
  // What each is given is new each time, so that none of them can be remembered.
  const uses = (name: string, dent: string): string =>
    Array.from(
      { length: 30 },
      (_, at) => `${dent}- uses: ./${name}\n${dent}  with: { n: "\${{ inputs.n }}${at}" }\n`,
    ).join("");
  const tree = (name: string): string =>
    `inputs: { n: {} }\nruns:\n  using: composite\n  steps:\n${uses(name, "    ")}`;
  const report = lintFiles({
    "release.yml": `on: push\njobs:\n  image:\n    runs-on: ubuntu-latest\n    steps:\n${uses("one", "      ")}      - run: docker push ghcr.io/acme/app\n`,
    "../../one/action.yml": tree("two"),
    "../../two/action.yml": tree("three"),
    "../../three/action.yml":
      "inputs: { n: {} }\nruns: { using: composite, steps: [{ shell: bash, if: inputs.n == 1, run: docker push ghcr.io/a/b }] }\n",
  });
  expect(report.remarks).toContainEqual({
    path: undefined,
    message: "too many uses of local actions, 1000 in a job: the rest is not looked into",
  });
});

function push(image: string): string {
  return `on:\n  workflow_call: { inputs: { image: { type: string } } }\njobs:\n  image:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n          echo "\${{ github.token }}" | docker login ghcr.io -u $GITHUB_ACTOR --password-stdin\n          docker push ${image}:latest\n`;
}

function lintFiles(texts: Readonly<Record<string, string>>): Report {
  const files = Object.entries(texts).map(([name, text]): SourceFile => {
    const path = `.github/workflows/${name}`.replace(".github/workflows/../../", "");
    return { path, shownPath: path, text };
  });
  const lookup = (path: string): SourceFile | undefined => files.find((file) => file.path === path);
  return lint({ files, lookup, settings: { repository: "acme/app" }, rules: { skip: ["secret-in-script"] } });
}
