import { expect, test } from "vitest";
import { kindsOf, loginsOf, scriptOf } from "../../../test/facts-of.ts";

const user = ["context github.actor"];

test.each([
  ["docker login ghcr.io -u$GITHUB_ACTOR -p$TOKEN", user, ["github-token"]],
  ["docker login ghcr.io -u $GITHUB_ACTOR -p $TOKEN", user, ["github-token"]],
  ["docker login --username=$GITHUB_ACTOR --password=$TOKEN ghcr.io", user, ["github-token"]],
  ["docker login -pabc -u me ghcr.io", ["literal me"], ["literal abc"]],
])("%s", (script, username, password) => {
  const [login] = loginsOf(scriptOf(script, 'TOKEN: "${{ secrets.GITHUB_TOKEN }}"'));
  expect([login?.host.kind, kindsOf(login?.username), kindsOf(login?.password)]).toEqual(["ghcr", username, password]);
});
