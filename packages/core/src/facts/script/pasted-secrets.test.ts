import { expect, test } from "vitest";
import { loginsOf, scriptOf, writtenAt } from "../../../test/facts-of.ts";

const expression = "${{ secrets.GITHUB_TOKEN }}";

test.each([
  [`echo ${expression} | docker login ghcr.io -u me --password-stdin`, [expression]],
  [`TOKEN="${expression}"\necho "$TOKEN" | docker login ghcr.io -u me --password-stdin`, [expression]],
  [`export TOKEN=${expression}\ndocker login ghcr.io -u me --password-stdin <<< "$TOKEN"`, [expression]],
  [`TOKEN=${expression}\nTOKEN=none\necho "$OTHER" | docker login ghcr.io -u me --password-stdin`, []],
])("%s", (script, pasted) => {
  const [login] = loginsOf(scriptOf(script, 'OTHER: "${{ secrets.GHCR_TOKEN }}"'));
  expect(login?.pasted.map(writtenAt)).toEqual(pasted);
});
