import { expect, test } from "vitest";
import { jobOf, loginsOf, scriptOf } from "../../test/facts-of.ts";
import type { JobFacts } from "./facts.ts";

const login = "login ghcr.io -u me --password-stdin <<< x";
const storesOf = (script: string): readonly string[] =>
  loginsOf(scriptOf(script)).flatMap(({ store, also }) => [store, ...also]);
const authOf = ({ runs }: JobFacts): readonly string[] =>
  runs.flatMap(({ flow }) => flow).flatMap((happening) => (happening.kind === "operation" ? [happening.auth.by] : []));

test.each([
  [`docker ${login}`, ["docker"]],
  [`DOCKER_CONFIG= docker ${login}`, ["docker"]],
  [`docker --config ~/.docker ${login}`, ["docker"]],
  [`DOCKER_CONFIG=/home/runner/.docker/ docker ${login}`, ["docker"]],
  [`docker --config=/tmp/a ${login}`, ["file /tmp/a"]],
  [`DOCKER_CONFIG="$PWD/.docker" docker ${login}`, ["file .docker"]],
  [`DOCKER_CONFIG="$RUNNER_TEMP/docker" docker ${login}`, ["file ${{ runner.temp }}/docker"]],
  [`DOCKER_CONFIG="\${{ runner.temp }}/docker" docker ${login}`, ["file ${{ runner.temp }}/docker"]],
  [
    `if test -n "$CI"; then export DOCKER_CONFIG=/tmp/a; else export DOCKER_CONFIG=; fi\ndocker ${login}`,
    ["file /tmp/a", "docker"],
  ],
  [`podman ${login}`, ["containers"]],
  [`podman login --authfile ~/.docker/config.json ghcr.io -u me --password-stdin <<< x`, ["docker"]],
  [`REGISTRY_AUTH_FILE="$XDG_RUNTIME_DIR/containers/auth.json" buildah ${login}`, ["containers"]],
  [`skopeo login --authfile auth.json ghcr.io -u me --password-stdin <<< x`, ["file auth.json"]],
  [`helm registry ${login} --registry-config login.json`, ["file login.json"]],
  [`sudo docker ${login}`, ["root-docker"]],
  [`sudo -E docker ${login}`, ["docker"]],
  [`sudo podman ${login}`, ["root-containers"]],
  [`sudo docker --config /root/.docker ${login}`, ["root-docker"]],
  [`sudo docker --config "$HOME/.docker" ${login}`, ["docker"]],
])("%s", (script, stores) => expect(storesOf(script)).toEqual(stores));

test("what something unseen may set is the usual place", () => {
  expect(storesOf(`source ./lib.sh\ndocker ${login}`)).toEqual(["docker"]);
  const [found] = loginsOf(jobOf(`- uses: acme/setup@v1\n- run: docker ${login}`));
  expect(found?.store).toBe("docker");
});

test("an action finds what the variable of the job, of a step or of an earlier step names", () => {
  const push = "- uses: docker/build-push-action@v6\n  with: { push: true, tags: ghcr.io/acme/app }";
  expect(authOf(jobOf(`- run: docker ${login}\n${push}`, "DOCKER_CONFIG: /tmp/a"))).toEqual(["login"]);
  expect(authOf(jobOf(`- run: docker ${login}\n${push}\n  env: { DOCKER_CONFIG: /tmp/a }`))).toEqual(["nothing"]);
  const exported = '- run: echo "DOCKER_CONFIG=$(mktemp -d)" >> "$GITHUB_ENV"';
  expect(authOf(jobOf(`${exported}\n- run: docker ${login}\n${push}`))).toEqual(["login"]);
  expect(authOf(jobOf(`- run: docker ${login}\n${exported}\n${push}`))).toEqual(["nothing"]);
});

test("two folders that are made up on the way are not the same", () => {
  const made = "export DOCKER_CONFIG=$(mktemp -d)";
  expect(authOf(scriptOf(`${made}\ndocker ${login}\ndocker push ghcr.io/acme/app`))).toEqual(["login"]);
  expect(authOf(scriptOf(`${made}\ndocker ${login}\n${made}\ndocker push ghcr.io/acme/app`))).toEqual(["nothing"]);
});

test("nothing is kept in the folder that the runner empties", () => {
  const kept = (script: string): readonly boolean[] =>
    loginsOf(scriptOf(script)).map(({ keptBy }) => keptBy !== undefined);
  expect(kept(`docker --config "$RUNNER_TEMP" ${login}`)).toEqual([false]);
  expect(kept(`docker --config "$RUNNER_TEMPORARY" ${login}`)).toEqual([true]);
  expect(kept(`docker --config /tmp/a ${login}`)).toEqual([true]);
});

test("what a trap does comes at the end of the script", () => {
  const kinds = (script: string): readonly string[] => (scriptOf(script).runs[0]?.flow ?? []).map(({ kind }) => kind);
  const rest = `docker ${login}\ndocker push ghcr.io/acme/app`;
  expect(kinds(`trap 'docker logout ghcr.io' EXIT\n${rest}`)).toEqual(["login", "operation", "logout"]);
  expect(kinds(`tidy() { docker logout ghcr.io; }\ntrap tidy EXIT INT\n${rest}`)).toEqual([
    "login",
    "operation",
    "logout",
  ]);
  expect(kinds(`trap 'docker logout ghcr.io' INT TERM\n${rest}`)).toEqual(["login", "operation"]);
  expect(kinds(`trap - EXIT\n${rest}`)).toEqual(["login", "operation"]);
});
