import { expect, it } from "vitest";
import { projectOf } from "../../test/facts-of.ts";
import { logNames } from "./log-names.ts";

const job = (id: string, keys = ""): string => `  ${id}:\n${keys}    runs-on: ubuntu-latest\n    steps: []\n`;
const named = (jobs: string, on = "push"): readonly (readonly string[])[] =>
  projectOf({ ".github/workflows/a.yml": `# ghcr.io\non: ${on}\njobs:\n${jobs}` }).calls.map(logNames);

it.each([
  [job("image"), ["image"]],
  [job("image", "    name: Build / push\n"), ["Build / push"]],
  [job("image", "    name: ''\n"), ["image"]],
  [job("image", "    name: For ${{ inputs.a }} and ${{ inputs.b }}\n"), ["For ** and **"]],
  [job("image", "    strategy: { matrix: { a: [1] } }\n"), ["image", "image (**)"]],
])("%s", (text, names) => {
  expect(named(text)).toEqual([names]);
});

it("may stand behind the job of another repository", () => {
  expect(named(job("image"), "workflow_call")).toEqual([["image", "** / image"]]);
});

it("stands behind those that call it, each with its matrix", () => {
  const { calls } = projectOf({
    ".github/workflows/a.yml":
      "# ghcr.io\non: push\njobs:\n  release:\n    strategy: { matrix: { a: [1] } }\n    uses: ./.github/workflows/b.yml\n",
    ".github/workflows/b.yml": `# ghcr.io\non: workflow_call\njobs:\n${job("image", "    name: Image\n")}`,
  });
  const [names] = calls.filter(({ chain }) => chain.length > 0).map(logNames);
  expect(names).toEqual(["release / Image", "release (**) / Image"]);
});
