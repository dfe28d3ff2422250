import type { Attributes, CommandEffect, CommandWhen } from "./rows.ts";
import { wordList } from "./word-list.ts";

/**
 * What BuildKit's command line does at a registry, whoever calls it: `docker build`, `docker buildx build`, `nerdctl
 * build`. Base images are pulled as the Dockerfile says; that is what `may: "pull"` of the rows is for.
 * https://docs.docker.com/reference/cli/docker/buildx/build/
 */
const pushes: CommandWhen = {
  any: [
    { flag: ["--push"] },
    { option: ["-o", "--output"], have: { type: ["registry"] } },
    { option: ["-o", "--output"], have: { type: ["image"], push: ["true"] } },
  ],
};

/** https://docs.docker.com/build/cache/backends/registry/ */
export const ignoredError: Attributes = { "ignore-error": ["true"] };

export const buildEffects: readonly CommandEffect[] = [
  {
    does: "push",
    what: "image",
    images: [
      { of: { option: ["-t", "--tag"] } },
      { option: ["-o", "--output"], take: "name", where: { type: ["registry"] } },
      { option: ["-o", "--output"], take: "name", where: { type: ["image"], push: ["true"] } },
    ],
    verbatim: true,
    reads: ["docker"],
    when: pushes,
  },
  { does: "name", images: [{ of: { option: ["-t", "--tag"] } }], when: { not: pushes } },
  {
    does: "push",
    what: "cache",
    images: [{ option: ["--cache-to"], take: "ref", where: { type: ["registry"] }, short: true }],
    reads: ["docker"],
    when: { flag: ["--cache-to"] },
    tolerated: { option: ["--cache-to"], have: ignoredError },
  },
  {
    does: "pull",
    what: "cache",
    images: [{ option: ["--cache-from"], take: "ref", where: { type: ["registry"] }, short: true }],
    reads: ["docker"],
    when: { flag: ["--cache-from"] },
  },
  {
    does: "pull",
    what: "base image",
    images: [{ option: ["--build-arg", "--build-context"], bases: true }],
    reads: ["docker"],
  },
];

/** Of BuildKit and, for `docker build` with `DOCKER_BUILDKIT=0`, of the old builder. */
export const buildOptions: readonly string[] = wordList(`
  --add-host --allow --annotation --attest --build-arg --build-context --builder --cache-from --cache-to --call
  --cgroup-parent --cpu-period --cpu-quota -c --cpu-shares --cpuset-cpus --cpuset-mems -f --file --iidfile --isolation
  --label -m --memory --memory-swap --metadata-file --network --no-cache-filter -o --output --platform --policy
  --progress --provenance --resource --sbom --secret --security-opt --shm-size --ssh -t --tag --target --ulimit
`);
