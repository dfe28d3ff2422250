import { describe, expect, test } from "vitest";
import { kindsOf, loginsOf, scriptOf, writtenAt } from "../../../test/facts-of.ts";

const token = 'TOKEN: "${{ secrets.GITHUB_TOKEN }}", CONFIG: "${{ secrets.DOCKER_CONFIG_JSON }}"';
const summary = (script: string): unknown[] =>
  loginsOf(scriptOf(script, token)).map(({ store, host, username, password }) => [
    store,
    host.kind,
    kindsOf(username),
    kindsOf(password),
  ]);

describe("a credentials file that a script writes is a login", () => {
  test.each([
    [
      `echo '{"auths":{"ghcr.io":{"auth":"b2N0b2NhdDpodW50ZXIy"}}}' > ~/.docker/config.json`,
      [["docker", "ghcr", undefined, ["literal b2N0b2NhdDpodW50ZXIy"]]],
    ],
    [
      `auth=$(printf '%s:%s' "$GITHUB_ACTOR" "$TOKEN" | base64 -w0)\necho "{\\"auths\\":{\\"ghcr.io\\":{\\"auth\\":\\"$auth\\"}}}" > "$HOME/.docker/config.json"`,
      [["docker", "ghcr", ["context github.actor"], ["github-token"]]],
    ],
    [
      `cat > "$DOCKER_CONFIG/config.json" <<EOF\n{ "auths": { "ghcr.io": { "auth": "$(echo -n "me:$TOKEN" | base64)" }, "quay.io": { "auth": "x" } } }\nEOF`,
      [
        ["docker", "ghcr", ["literal me"], ["github-token"]],
        ["docker", "other", undefined, ["literal x"]],
      ],
    ],
    [`echo "$CONFIG" | base64 -d > ~/.docker/config.json`, [["docker", "unknown", undefined, undefined]]],
    [
      `vault read -field=auth secret/ci > ~/.config/containers/auth.json`,
      [["containers", "unknown", undefined, undefined]],
    ],
  ])("%s", (script, expected) => {
    expect(summary(script)).toEqual(expected);
  });

  test("and any other file is none, nor is one without credentials", () => {
    expect(summary(`echo '{"auths":{"ghcr.io":{"auth":"abc"}}}' > build/registries.json`)).toEqual([]);
    expect(summary(`echo '{"experimental":"enabled"}' > ~/.docker/config.json`)).toEqual([]);
  });

  test("in the order of the script, at the literal", () => {
    const job = scriptOf(
      `docker push ghcr.io/acme/app\necho '{"auths":{"ghcr.io":{"auth":"b2N0"}}}' > ~/.docker/config.json\ndocker push ghcr.io/acme/app:2`,
    );
    expect(
      job.runs[0]?.flow.map((happening) => (happening.kind === "operation" ? happening.auth.by : happening.kind)),
    ).toEqual(["nothing", "login", "login"]);
    expect(loginsOf(job).flatMap(({ password }) => password?.tokens.map(({ at }) => writtenAt(at)))).toEqual(["b2N0"]);
  });

  test("which a second text in the same place does not undo", () => {
    const file = (auth: string): string => `echo '{"auths":{"ghcr.io":{"auth":"${auth}"}}}' > ~/.docker/config.json`;
    const job = scriptOf(`${file("b2Nh")}\ndocker push ghcr.io/acme/app\n${file("b2Ni")}\nrm ~/.docker/config.json`);
    expect(
      job.runs[0]?.flow.map((happening) => (happening.kind === "operation" ? happening.auth.by : happening.kind)),
    ).toEqual(["login", "login", "login", "logout"]);
  });
});
