import { expect, test } from "vitest";
import { jobOf } from "../../test/facts-of.ts";

const authOf = (steps: string): unknown =>
  jobOf(`${steps}\n- run: docker push ghcr.io/acme/app`).runs[0]?.flow.flatMap((happening) =>
    happening.kind === "operation" ? [happening.auth] : [],
  );

test("a login at a registry that is not known is a better guess than a step that cannot be looked into", () => {
  const login =
    '- uses: docker/login-action@v3\n  with: { registry: "${{ vars.REGISTRY }}", username: me, password: x }';
  expect(authOf("- run: make setup")).toMatchObject([{ by: "perhaps", isLogin: false }]);
  expect(authOf(login)).toMatchObject([{ by: "perhaps", isLogin: true }]);
  expect(authOf(`- run: make setup\n${login}`)).toMatchObject([{ by: "perhaps", isLogin: true }]);
  expect(
    authOf(`- uses: docker/login-action@v3\n  with: { registry: ghcr.io, username: me, password: x }\n${login}`),
  ).toMatchObject([{ by: "login" }]);
});
