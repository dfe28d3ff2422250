import { expect, test } from "vitest";
import { factsOf, writtenAt } from "../../test/facts-of.ts";

const problems = (text: string, path?: string): unknown =>
  factsOf(text, path).files.flatMap((file) => file.problems.map(({ code, at }) => [code, writtenAt(at)]));

test("expressions that cannot be read are told wherever the facts come from", () => {
  const text = `# ghcr.io
on: push
env: { A: "\${{ a b }}" }
jobs:
  image:
    runs-on: x
    if: c &&
    container: { image: "\${{ d", credentials: { username: "\${{ 'e }}", password: "" } }
    steps:
      - if: github.ref == "f"
        run: echo "\${{ github.g + 1 }}"
`;
  expect(problems(text)).toMatchObject(Array.from({ length: 6 }, () => ["expression-syntax", expect.any(String)]));
});

test("and in the steps of an action", () => {
  expect(
    problems(
      "# ghcr.io\nname: a\nruns:\n  using: composite\n  steps:\n    - run: echo ${{ x\n      shell: bash\n",
      "push/action.yml",
    ),
  ).toEqual([["expression-syntax", "${{"]]);
});
