import { expect, test } from "vitest";
import { jobOf, writtenAt } from "../../test/facts-of.ts";
import type { Push } from "./facts.ts";

const helm = "- run: echo x | helm registry login ghcr.io -u me --password-stdin";
const docker = "- run: echo x | docker login ghcr.io -u me --password-stdin";
const elsewhere = "- run: echo x | docker login quay.io -u me --password-stdin";
const push = "- run: docker push ghcr.io/acme/app";

const pushOf = (...steps: readonly string[]): Push => {
  const [first] = jobOf(steps.join("\n")).pushes;
  if (!first) throw new Error("nothing is pushed to ghcr.io");
  return first;
};

test("a push knows the logins before and after it that its tool sees, and those that it does not see", () => {
  const { seenLogins, unseenLogins, mayBeLoggedIn } = pushOf(helm, elsewhere, push, docker);
  expect(seenLogins.before).toEqual([]);
  expect(seenLogins.after.map(({ at }) => writtenAt(at))).toEqual([expect.stringContaining("docker login")]);
  expect(unseenLogins.map(({ at }) => writtenAt(at))).toEqual([expect.stringContaining("helm registry login")]);
  expect(mayBeLoggedIn).toBe(false);
  expect(pushOf(docker, push).seenLogins.before).toHaveLength(1);
  // Without a token it cannot.
  expect(pushOf("- run: make login", push).mayBeLoggedIn).toBe(false);
  const given = `- { run: make login, env: { TOKEN: "\${{ github.token }}" } }`;
  expect(pushOf(given, push).mayBeLoggedIn).toBe(true);
  expect(pushOf(push, "- run: make login").mayBeLoggedIn).toBe(false);
});

test("what goes to another registry is none of ghcr.io's", () => {
  const { logins, operations, pushes } = jobOf(`${elsewhere}\n- run: docker push quay.io/acme/app`);
  expect([...logins, ...operations, ...pushes]).toEqual([]);
});

test("what seems to be done at ghcr.io is an operation, but no push", () => {
  const { operations, pushes } = jobOf(`${docker}\n- run: docker push "$(image-name)"`);
  expect(operations).toMatchObject([{ does: "push", atGhcr: "possible" }]);
  expect(pushes).toEqual([]);
});
