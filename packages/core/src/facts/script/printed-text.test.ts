import { expect, test } from "vitest";
import { loginsOf, scriptOf } from "../../../test/facts-of.ts";

const token = 'TOKEN: "${{ secrets.GITHUB_TOKEN }}"';
const missing = (script: string): boolean[] =>
  loginsOf(scriptOf(script, token)).map(({ stdinMissing }) => stdinMissing);

test("`echo` without its pipe swallows the login behind the password", () => {
  expect(missing('echo "$TOKEN" docker login ghcr.io -u me --password-stdin')).toEqual([true]);
});

test.each([
  'echo "$TOKEN" docker login ghcr.io -u me',
  'echo "$TOKEN" docker push ghcr.io/acme/app',
  "echo Use docker login ghcr.io -u me --password-stdin",
  'echo "$TOKEN" docker login ghcr.io -u me --password-stdin > login.txt',
])("and nothing else: %s", (script) => {
  const job = scriptOf(script, token);
  expect(job.runs.flatMap(({ flow }) => flow)).toEqual([]);
});

test("with its pipe it is a login like others", () => {
  expect(missing('echo "$TOKEN" | docker login ghcr.io -u me --password-stdin')).toEqual([false]);
});
