import { describe, expect, test } from "vitest";
import { jobOf, loginsOf } from "../../test/facts-of.ts";
import { meantExpression } from "./unexpanded.ts";

describe("what was meant", () => {
  test.each([
    ["$GITHUB_ACTOR", "${{ github.actor }}"],
    ["${VERSION}", "${{ env.VERSION }}"],
    ["${VERSION:-latest}", "${{ env.VERSION }}"],
    ["${ github.actor }", "${{ github.actor }}"],
    ["{{ secrets.TOKEN }}", "${{ secrets.TOKEN }}"],
    ["ghcr.io/acme/app:$(date)", undefined],
    ["secrets.TOKEN", "${{ secrets.TOKEN }}"],
    ["{ github.token }", "${{ github.token }}"],
    ["$[env.REGISTRY]", "${{ env.REGISTRY }}"],
    ["steps.meta.outputs.tags", "${{ steps.meta.outputs.tags }}"],
    ["%GITHUB_TOKEN%", "${{ github.token }}"],
    ["$(TOKEN)", "${{ env.TOKEN }}"],
  ])("%s", (text, meant) => {
    expect(meantExpression(text)).toEqual(expect.objectContaining({ meant }));
  });

  test.each(["a$", "$1", "{{ .Tag }}", "5$ and more", "github.acme.com", "env.acme.com", "50%", "steps.a"])(
    "nothing: %s",
    (text) => {
      expect(meantExpression(text)).toBeUndefined();
    },
  );
});

test.each([
  ["${REGISTRY}", "ghcr"],
  ["{{ env.REGISTRY }}", "ghcr"],
  ["$OTHER", "other"],
  ["$NOBODY", "unknown"],
])("a login to %s is meant for what `env:` holds", (registry, kind) => {
  const job = jobOf(
    `- uses: docker/login-action@v3\n  with: { registry: "${registry}", username: me, password: x }`,
    "REGISTRY: ghcr.io, OTHER: quay.io",
  );
  expect(loginsOf(job).map(({ host }) => host.kind)).toEqual([kind]);
});
