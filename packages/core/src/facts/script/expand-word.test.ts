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
