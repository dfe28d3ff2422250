import { expect, test } from "vitest";
import { members } from "../../expressions/members.ts";
import { literalOf } from "../../expressions/read-value.ts";
import { scriptOf } from "../../../test/facts-of.ts";

test.each([
  [
    "echo api web | xargs -n1 -I{} docker push ghcr.io/acme/{}:latest",
    ["ghcr.io/acme/api:latest", "ghcr.io/acme/web:latest"],
  ],
  ["echo api | xargs -I % docker push ghcr.io/acme/%", ["ghcr.io/acme/api"]],
  ["echo ghcr.io/acme/app:1 ghcr.io/acme/app:2 | xargs -n1 docker push", ["ghcr.io/acme/app:1", "ghcr.io/acme/app:2"]],
  ["xargs -L1 docker push < images.txt", [undefined]],
])("%s", (script, images) => {
  const job = scriptOf(script);
  const pushed = job.runs
    .flatMap(({ flow }) => flow)
    .flatMap((happening) => (happening.kind === "operation" && happening.does === "push" ? [happening.image] : []));
  expect(
    pushed
      .flatMap(({ value }) => members(value))
      .map(literalOf)
      .toSorted(),
  ).toEqual(images);
});

test("a loop over the lines of a pipe knows what they are", () => {
  const job = scriptOf(
    'printf "%s\\n%s" ghcr.io/acme/app:1 ghcr.io/acme/app:2 | while read -r image; do docker push "$image"; done',
  );
  const hosts = job.runs
    .flatMap(({ flow }) => flow)
    .flatMap((happening) => (happening.kind === "operation" ? [happening.image.host.kind] : []));
  expect(hosts).toEqual(["ghcr", "ghcr"]);
});
