import { expect, test } from "vitest";
import { jobOf } from "../../../test/facts-of.ts";

const pushed = (steps: string, env = ""): unknown[] =>
  jobOf(steps, env)
    .runs.flatMap(({ flow }) => flow)
    .flatMap((happening) => (happening.kind === "operation" ? [[happening.image.shown, happening.byGithubToken]] : []));

const steps = "- uses: ko-build/setup-ko@v0.9\n- run: ko build ./cmd/app";

test("ko-build/setup-ko says where to push to, and logs in there", () => {
  expect(pushed(steps)).toEqual([["ghcr.io/${{ github.repository }}", true]]);
});

test("but for those who have said it themselves", () => {
  expect(pushed(steps, "KO_DOCKER_REPO: ghcr.io/acme/tools")).toEqual([["ghcr.io/acme/tools", false]]);
});
