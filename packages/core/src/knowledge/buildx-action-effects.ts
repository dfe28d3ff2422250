import { ignoredError } from "./build-effects.ts";
import type { ActionEffect, When } from "./rows.ts";

/**
 * What the inputs of docker/build-push-action, and of the actions that took them over, do at a registry. `push` is
 * buildx's `--push`, and `outputs` its `--output`.
 * https://docs.docker.com/reference/cli/docker/buildx/build/
 * A cache given as a bare reference is one in a registry:
 * https://github.com/docker/buildx/blob/v0.36.0/util/buildflags/cache.go
 * Without a `context`, BuildKit fetches the repository by itself, with the job's token; a folder mostly comes from a checkout,
 * which needs the same:
 * https://github.com/docker/build-push-action#git-context
 */
export const buildActionEffects: readonly ActionEffect[] = [
  {
    does: "push",
    what: "image",
    images: [{ input: "tags" }, { lines: "outputs", take: "name", where: { type: ["registry", "image"] } }],
    reads: ["docker"],
    needs: { contents: ["read", "write"] },
    when: {
      any: [
        { input: "push", default: "false", is: ["true"] },
        { lines: "outputs", have: { type: ["registry"] } },
        { lines: "outputs", have: { type: ["image"], push: ["true"] } },
      ],
    },
  },
  {
    does: "push",
    what: "cache",
    images: [{ lines: "cache-to", take: "ref", where: { type: ["registry"] }, short: true }],
    reads: ["docker"],
    tolerated: { lines: "cache-to", have: ignoredError },
  },
  {
    does: "pull",
    what: "cache",
    images: [{ lines: "cache-from", take: "ref", where: { type: ["registry"] }, short: true }],
    reads: ["docker"],
  },
];

const bakePushes: When = {
  any: [
    { input: "push", default: "false", is: ["true"] },
    { lines: "set", of: "output", have: { type: ["registry"] } },
    { lines: "set", of: "output", have: { type: ["image"], push: ["true"] } },
  ],
};

const bakeTagsGiven: When = { lines: "set", of: "tags", have: {} };

/**
 * What docker/bake-action does. The images, the caches and even the outputs stand in a bake file, which is not at hand;
 * only overrides are seen: `set: *.tags=ghcr.io/acme/app`. https://docs.docker.com/reference/cli/docker/buildx/bake/#set
 */
export const bakeActionEffects: readonly ActionEffect[] = [
  {
    does: "push",
    what: "image",
    images: [{ lines: "set", of: "tags" }],
    reads: ["docker"],
    when: { all: [bakePushes, bakeTagsGiven] },
  },
  {
    does: "push",
    what: "image",
    images: [{ unseen: "the bake file" }],
    reads: ["docker"],
    when: { all: [bakePushes, { not: bakeTagsGiven }] },
  },
  {
    does: "push",
    what: "cache",
    images: [{ lines: "set", of: "cache-to", take: "ref", where: { type: ["registry"] }, short: true }],
    reads: ["docker"],
    tolerated: { lines: "set", of: "cache-to", have: ignoredError },
  },
  {
    does: "pull",
    what: "cache",
    images: [{ lines: "set", of: "cache-from", take: "ref", where: { type: ["registry"] }, short: true }],
    reads: ["docker"],
  },
];
