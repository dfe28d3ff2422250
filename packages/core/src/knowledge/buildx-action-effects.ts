import { ignoredError } from "./build-effects.ts";
import type { ActionEffect, Images, When } from "./rows.ts";

const buildPushes: When = {
  any: [
    { input: "push", default: "false", is: ["true"] },
    { lines: "outputs", have: { type: ["registry"] } },
    { lines: "outputs", have: { type: ["image"], push: ["true"] } },
  ],
};

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
    verbatim: true,
    reads: ["docker"],
    needs: { contents: ["read", "write"] },
    when: buildPushes,
  },
  { does: "name", images: [{ input: "tags" }], when: { not: buildPushes } },
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
  {
    does: "pull",
    what: "base image",
    images: [
      { lines: "build-args", bases: true },
      { lines: "build-contexts", bases: true },
    ],
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
 * From v6 on the files are those of the repository at the commit of the run, unless `source` names a folder.
 * https://github.com/docker/bake-action/blob/v7/README.md
 */
const bakeFile: Images = {
  unseen: "the bake file",
  listed: {
    format: "bake",
    files: "files",
    names: "targets",
    folder: "workdir",
    origin: "source",
    unless: ["vars"],
    overrides: { input: "set", keys: ["tags", "output", "push"] },
  },
};

/**
 * What docker/bake-action does. The images, the caches and even the outputs stand in a bake file, of which only the images
 * are looked for; and there are overrides: `set: *.tags=ghcr.io/acme/app`. https://docs.docker.com/reference/cli/docker/buildx/bake/#set
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
    images: [bakeFile],
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
