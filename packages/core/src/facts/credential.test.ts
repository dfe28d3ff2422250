import { expect, test } from "vitest";
import { kindsOf, loginsOf, scriptOf, writtenAt } from "../../test/facts-of.ts";

const env = 'TOKEN: "${{ secrets.GITHUB_TOKEN }}"';

test("the line end of a here-document is no part of a password", () => {
  const [login] = loginsOf(scriptOf('docker login ghcr.io -u "$USER" --password-stdin <<EOF\n$TOKEN\nEOF', env));
  expect(kindsOf(login?.password)).toEqual(["github-token"]);
  const [empty] = loginsOf(scriptOf('docker login ghcr.io -u "$USER" --password-stdin <<EOF\n$NOTHING\nEOF', env));
  expect(kindsOf(empty?.password)).toEqual(["empty"]);
});

test("a literal stands at its own characters", () => {
  const places = (script: string): unknown =>
    loginsOf(scriptOf(script)).flatMap(({ password }) => password?.tokens.map(({ at }) => writtenAt(at)));
  expect(
    places('skopeo copy --dest-creds "$GITHUB_ACTOR:hunter2" docker-archive:a.tar docker://ghcr.io/acme/app'),
  ).toEqual(["hunter2"]);
  expect(places("docker login ghcr.io -u me --password-stdin <<'EOF'\nhunter2\nEOF")).toEqual(["hunter2"]);
});
