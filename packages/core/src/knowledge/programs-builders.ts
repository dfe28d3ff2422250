import { buildEffects, buildOptions } from "./build-effects.ts";
import { composeCommands } from "./compose-commands.ts";
import { dockerLikeLogin } from "./login-commands.ts";
import type { CommandEffect, CommandOperation, CommandRow, ProgramRow } from "./rows.ts";
import { dockerRunOptions, handsOverCredentials } from "./run-options.ts";
import { wordList } from "./word-list.ts";

const nerdctl = "https://github.com/containerd/nerdctl/blob/main/docs/command-reference.md";
/** It has no `logout`. */
const img = "https://github.com/genuinetools/img/blob/master/README.md#usage";

const login: CommandEffect = { ...dockerLikeLogin, registryDefault: "docker.io" };
const logout: CommandEffect = {
  does: "logout",
  registry: [{ position: 0 }],
  registryDefault: "docker.io",
  store: "docker",
};
const loginOptions = wordList(`-u --username -p --password`);
const push: CommandOperation = { does: "push", what: "image", images: [{ of: { position: 0 } }], reads: ["docker"] };
const pull: CommandOperation = { does: "pull", what: "image", images: [{ of: { position: 0 } }], reads: ["docker"] };

const pushOptions = wordList(`
  --platform --sign --cosign-key --notation-key-name --ipfs-address --soci-span-size --soci-min-layer-size
`);

const quietNerdctl: readonly CommandRow[] = wordList(`
  apparmor attach builder commit container cp diff events exec export history image images import info inspect internal
  kill load logs manifest namespace network pause port ps rename restart rm rmi save search start stats stop system tag
  top unpause update version volume wait
`).map((verb) => ({ verb: [verb], source: nerdctl, valued: [], effects: [] }));

const nerdctlCommands: readonly CommandRow[] = [
  ...quietNerdctl,
  { verb: ["login"], source: nerdctl, valued: loginOptions, effects: [login] },
  { verb: ["logout"], source: nerdctl, valued: [], effects: [logout] },
  { verb: ["push"], source: nerdctl, valued: pushOptions, effects: [push] },
  { verb: ["image", "push"], source: nerdctl, valued: pushOptions, effects: [push] },
  { verb: ["manifest", "push"], source: nerdctl, valued: [], effects: [{ ...push, what: "manifest" }] },
  ...[["pull"], ["image", "pull"]].map((verb): CommandRow => ({
    verb,
    source: nerdctl,
    valued: wordList(`
        --platform --unpack --verify --cosign-key --cosign-certificate-identity --cosign-certificate-identity-regexp
        --cosign-certificate-oidc-issuer --cosign-certificate-oidc-issuer-regexp --ipfs-address --soci-index-digest
      `),
    effects: [pull],
  })),
  ...[["build"], ["image", "build"], ["builder", "build"]].map((verb): CommandRow => ({
    verb,
    source: nerdctl,
    valued: [...buildOptions, "--buildkit-host", "--source-policy-file"],
    effects: buildEffects,
    may: "pull",
  })),
  ...[["run"], ["create"], ["container", "run"], ["container", "create"]].map((verb): CommandRow => ({
    verb,
    source: nerdctl,
    valued: dockerRunOptions,
    effects: [{ ...pull, when: { not: { option: ["--pull"], is: ["never"] } } }],
    may: "anything",
    mayWhen: handsOverCredentials,
  })),
  ...composeCommands(["compose"]),
];

export const builderPrograms: readonly ProgramRow[] = [
  {
    // Finch is nerdctl in a machine of its own. https://runfinch.com/docs/
    program: "nerdctl",
    aliases: ["finch", "nerdctl.lima"],
    valued: wordList(`
      --address -a --host -H --namespace -n --snapshotter --storage-driver --cni-path --cni-netconfpath --data-root
      --cgroup-manager --hosts-dir --host-gateway-ip --userns-remap
    `),
    commands: nerdctlCommands,
    otherwise: "anything",
  },
  {
    program: "img",
    valued: wordList(`-b --backend -s --state`),
    commands: [
      { verb: ["login"], source: img, valued: loginOptions, effects: [login] },
      { verb: ["push"], source: img, valued: [], effects: [push] },
      { verb: ["pull"], source: img, valued: [], effects: [pull] },
    ],
    otherwise: "pull",
  },
  {
    program: "buildctl",
    aliases: ["buildctl-daemonless.sh"],
    valued: wordList(`--addr --log-format --tlsservername --tlscacert --tlscert --tlskey --tlsdir --timeout`),
    commands: [
      {
        verb: ["build"],
        source: "https://github.com/moby/buildkit#output",
        valued: wordList(`
          -o --output --progress --trace --local --oci-layout --frontend --opt --export-cache --import-cache --secret
          --allow --ssh --metadata-file --source-policy-file --ref-file --registry-auth-tlscontext
          --debug-json-cache-metrics
        `),
        effects: [
          {
            does: "push",
            what: "image",
            images: [{ option: ["-o", "--output"], take: "name", where: { type: ["image"], push: ["true"] } }],
            reads: ["docker"],
            when: { option: ["-o", "--output"], have: { type: ["image"], push: ["true"] } },
          },
          {
            does: "push",
            what: "cache",
            images: [{ option: ["--export-cache"], take: "ref", where: { type: ["registry"] } }],
            reads: ["docker"],
            when: { flag: ["--export-cache"] },
          },
          {
            does: "pull",
            what: "cache",
            images: [{ option: ["--import-cache"], take: "ref", where: { type: ["registry"] } }],
            reads: ["docker"],
            when: { flag: ["--import-cache"] },
          },
        ],
        may: "pull",
      },
    ],
    otherwise: "nothing",
  },
  {
    // /kaniko/executor; programs are known by the last part of their path.
    program: "executor",
    valued: [],
    commands: [
      {
        verb: [],
        source: "https://github.com/GoogleContainerTools/kaniko#additional-flags",
        valued: wordList(`
          -v --verbosity --log-format -f --dockerfile -c --context --context-sub-path -b --bucket -d --destination
          --snapshot-mode --snapshotMode --custom-platform --customPlatform --build-arg --push-retry
          --image-fs-extract-retry --image-download-retry --kaniko-dir --tar-path --tarPath --target --cache-repo
          --cache-dir --digest-file --image-name-with-digest-file --image-name-tag-with-digest-file --oci-layout-path
          --compression --compression-level --cache-ttl --insecure-registry --skip-tls-verify-registry
          --registry-certificate --registry-client-cert --registry-map --registry-mirror --label --git --ignore-path
        `),
        effects: [
          {
            does: "push",
            what: "image",
            images: [{ of: { option: ["-d", "--destination"] } }],
            reads: ["docker", "containers"],
            when: { not: { flag: ["--no-push"] } },
          },
          {
            does: "push",
            what: "cache",
            images: [{ of: { option: ["--cache-repo"] } }],
            reads: ["docker", "containers"],
            when: { not: { flag: ["--no-push-cache"] } },
          },
        ],
        may: "pull",
      },
    ],
    otherwise: "nothing",
  },
  {
    program: "earthly",
    valued: [],
    commands: [
      {
        verb: [],
        source: "https://docs.earthly.dev/docs/earthly-command#push",
        valued: [],
        effects: [
          {
            // `SAVE IMAGE --push` in the Earthfile; what runs there may also have a credential of its own.
            does: "push",
            what: "image",
            images: [{ unseen: "an image of the Earthfile" }],
            reads: ["docker"],
            perhapsOwn: { all: [] },
            when: { flag: ["--push"] },
          },
        ],
        may: "anything",
      },
    ],
    otherwise: "anything",
  },
];
