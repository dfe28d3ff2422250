import { expect, it } from "vitest";
import { factsOfFiles } from "../../../test/facts-of.ts";

/** What a job pushes that calls `npm run push` in a folder with this `package.json`. */
function pushedBy(json: string): readonly string[] {
  const workflow =
    "# ghcr.io\non: push\njobs:\n  image:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm run push\n";
  const facts = factsOfFiles({ ".github/workflows/publish.yml": workflow, "package.json": json });
  return facts.jobs.flatMap(({ pushes }) => pushes).map(({ image }) => image.shown);
}

it("reads a script as JSON writes it", () => {
  expect(pushedBy('{"scripts":{"a":"}","push":"docker push \\"ghcr.io/acme/app\\""}}')).toEqual(["ghcr.io/acme/app"]);
  expect(pushedBy('{"scripts":{"push":"docker push ghcr.io\\u002facme/app"}}')).toEqual([]);
  expect(pushedBy('{"config":{"push":"docker push ghcr.io/acme/app"}}')).toEqual([]);
  expect(pushedBy('{"scripts":{"push":"docker push ghcr.io/acme/app"')).toEqual([]);
});

it("reads what nobody writes", () => {
  expect(pushedBy(`{"scripts":{${'"a":"b",'.repeat(20_000)}"push":"docker push ghcr.io/acme/app"}}`)).toEqual([
    "ghcr.io/acme/app",
  ]);
  expect(pushedBy(`{"scripts":{${"\\\\".repeat(90_000)}`)).toEqual([]);
  expect(pushedBy(`{"scripts":{"${"\\\\".repeat(90_000)}`)).toEqual([]);
});
