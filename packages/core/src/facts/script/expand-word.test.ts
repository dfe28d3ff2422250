import { expect, test } from "vitest";
import { loginsOf, scriptOf } from "../../../test/facts-of.ts";

test.each([
  ["${IMAGE%%/*}", "ghcr"],
  ["${IMAGE%/*}", "unknown"],
  ["${PLAIN%/*}", "ghcr"],
  ["${URL#*//}", "ghcr"],
  ["${URL##*/}", "ghcr"],
  ["${PLAIN%%[/]*}", "unknown"],
  ['${PLAIN%%"*"}', "unknown"],
])("docker login %s", (word, kind) => {
  const env = 'IMAGE: "ghcr.io/${{ github.ref_name }}/app:1", PLAIN: ghcr.io/acme, URL: "https://ghcr.io"';
  const [login] = loginsOf(scriptOf(`echo "$T" | docker login "${word}" -u me --password-stdin`, env));
  expect(login?.host.kind).toBe(kind);
});

test("a variable that is one of two words is one argument", () => {
  const script = `if [ "$X" ]; then TAG=a; else TAG=b; fi
timoni mod push ./module oci://ghcr.io/acme/module --version $TAG`;
  const flow = scriptOf(script).runs.flatMap((run) => run.flow);
  expect(flow.map((happening) => happening.kind === "operation" && happening.image.shown)).toEqual([
    "ghcr.io/acme/module",
  ]);
});
