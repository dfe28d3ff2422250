import { expect, test } from "vitest";
import { jobOf, loginsOf, writtenAt } from "../../test/facts-of.ts";

test("a host out of a variable stands where the variable is set", () => {
  const { runs } = jobOf('- run: docker push "$REGISTRY/${{ github.repository }}"', "REGISTRY: docker.pkg.github.com");
  const operation = runs[0]?.flow.find(({ kind }) => kind === "operation");
  if (operation?.kind !== "operation" || operation.image.host.kind !== "deprecated")
    throw new Error("no push to the old registry");
  expect(writtenAt(operation.image.host.at)).toBe("docker.pkg.github.com");
});

test.each([
  ["https://ghcr.io/", { kind: "ghcr", path: false }],
  ["ghcr.io/v2/", { kind: "ghcr", path: false }],
  ["GHCR.IO", { kind: "ghcr", path: false }],
  ["ghcr.io/acme", { kind: "ghcr", path: true }],
  ["", { kind: "docker-hub", given: false }],
  ["gcr.io", { kind: "other", name: "gcr.io" }],
  ["npm.pkg.github.com", { kind: "github-packages", name: "npm.pkg.github.com" }],
])("registry: %s", (registry, host) => {
  const [login] = loginsOf(
    jobOf(`- uses: docker/login-action@v3\n  with: { registry: "${registry}", username: me, password: x }`),
  );
  expect(login?.host).toEqual(host);
});

test("what a variable of the repository may put in place of a default leaves the default", () => {
  const [login] = loginsOf(
    jobOf(
      "- uses: docker/login-action@v3\n  with: { registry: \"${{ vars.REGISTRY || 'ghcr.io' }}\", username: me, password: x }",
    ),
  );
  expect(login?.host.kind).toBe("ghcr");
});
