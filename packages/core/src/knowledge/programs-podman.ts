import { containersLogin } from "./login-commands.ts";
import type { CommandEffect, CommandOperation, CommandRow, CommandWhen, CredentialStore, ProgramRow } from "./rows.ts";
import { podmanRunOptions, handsOverCredentials } from "./run-options.ts";
import { wordList } from "./word-list.ts";

const podman = "https://docs.podman.io/en/latest/markdown/podman";
const buildah = "https://github.com/containers/buildah/blob/main/docs/buildah";

/** Where there is no auth.json they take Docker's file. https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md */
const reads: readonly CredentialStore[] = ["containers", "docker"];
const credentials = [{ option: ["--creds"] }] as const;
const onlyAsked: CommandWhen = { flag: ["--get-login"] };

/** `push IMAGE` goes where the image is named after, `push IMAGE DESTINATION` to the destination. */
const pushLast: CommandOperation = {
  does: "push",
  what: "image",
  images: [{ of: { positions: "last" }, strip: ["docker://"] }],
  verbatim: true,
  reads,
  credentials,
};
const pullAll: CommandOperation = {
  does: "pull",
  what: "image",
  images: [{ of: { positions: "all" }, strip: ["docker://"] }],
  reads,
  credentials,
};
const pullFirst: CommandOperation = { ...pullAll, images: [{ of: { position: 0 }, strip: ["docker://"] }] };

/** Without a registry it is the first of `unqualified-search-registries` in registries.conf. */
const login: CommandEffect = { ...containersLogin, when: { not: onlyAsked } };
const logout: CommandEffect = {
  does: "logout",
  registry: [{ position: 0 }],
  registryDefault: "none",
  store: "containers",
};

const loginOptions = wordList(`--authfile --cert-dir --compat-auth-file -p --password --secret -u --username`);
const pushOptions = wordList(`
  --add-compression --authfile --blob-cache --cert-dir --compression-format --compression-level --creds --digestfile
  --encrypt-layer --encryption-key -f --format --retry --retry-delay --sign-by --sign-by-sigstore
  --sign-by-sigstore-private-key --sign-by-sq-fingerprint --sign-passphrase-file --signature-policy
`);
const pullOptions = wordList(`
  --arch --authfile --cert-dir --creds --decryption-key --os --platform --policy --retry --retry-delay --variant
`);
const buildOptions = wordList(`
  --add-host --annotation --arch --authfile --build-arg --build-arg-file --build-context --cache-from --cache-to
  --cache-ttl --cap-add --cap-drop --cert-dir --cgroup-parent --cgroupns --cpp-flag --cpu-period --cpu-quota -c
  --cpu-shares --cpuset-cpus --cpuset-mems --creds --cw --decryption-key --device --dns --dns-option --dns-search --env
  -f --file --format --from --group-add --hooks-dir --ignorefile --iidfile --iidfile-raw --ipc --isolation --jobs
  --label --layer-label --logfile --manifest -m --memory --memory-swap --metadata-file --mount --net --network --os
  --os-feature --os-version -o --output --pid --platform --platforms --retry --retry-delay --runtime --runtime-flag
  --sbom --sbom-image-output --sbom-image-purl-output --sbom-merge-strategy --sbom-output --sbom-purl-output
  --sbom-scanner-command --sbom-scanner-image --secret --security-opt --shm-size --sign-by --source-date-epoch
  --source-policy-file --ssh -t --tag --target --timestamp --ulimit --unsetannotation --unsetenv --unsetlabel --userns
  --userns-gid-map --userns-gid-map-group --userns-uid-map --userns-uid-map-user --uts --variant -v --volume
`);

/** `tag` takes several names for one image. */
const nameRest: CommandEffect = { does: "name", images: [{ of: { positions: "rest" } }] };

/** `build` has no `--push`; it writes a cache to the repositories of `--cache-to`. */
const buildEffects: readonly CommandEffect[] = [
  { does: "push", what: "cache", images: [{ of: { option: ["--cache-to"] } }], reads, credentials },
  { does: "pull", what: "cache", images: [{ of: { option: ["--cache-from"] } }], reads, credentials },
  { does: "name", images: [{ of: { option: ["-t", "--tag"] } }] },
];

function manifestCommands(source: string): readonly CommandRow[] {
  return [
    { verb: ["manifest", "push"], source, valued: pushOptions, effects: [{ ...pushLast, what: "manifest" }] },
    {
      verb: ["manifest", "create"],
      source,
      valued: ["--annotation"],
      effects: [
        { does: "pull", what: "manifest", images: [{ of: { positions: "rest" }, strip: ["docker://"] }], reads },
      ],
    },
    {
      verb: ["manifest", "add"],
      source,
      valued: wordList(`
        --annotation --arch --artifact-annotation --artifact-config --artifact-config-type --artifact-layer-type
        --artifact-subject --artifact-type --authfile --cert-dir --creds --features --os --os-features --os-version
        --variant
      `),
      effects: [{ ...pullAll, what: "manifest", images: [{ of: { position: 1 }, strip: ["docker://"] }] }],
    },
  ];
}

const quietPodman: readonly CommandRow[] = wordList(`
  attach commit container cp diff events exec export generate healthcheck history image images import info init inspect
  kill load logs machine manifest mount network pause pod port ps quadlet rename restart rm rmi save search secret start
  stats stop system top umount unmount unpause untag update version volume wait artifact
`).map((verb) => ({ verb: [verb], source: `${podman}-${verb}.1.html`, valued: [], effects: [] }));

const podmanCommands: readonly CommandRow[] = [
  ...quietPodman,
  { verb: ["tag"], source: `${podman}-tag.1.html`, valued: [], effects: [nameRest] },
  { verb: ["image", "tag"], source: `${podman}-tag.1.html`, valued: [], effects: [nameRest] },
  { verb: ["login"], source: `${podman}-login.1.html`, valued: loginOptions, effects: [login] },
  { verb: ["logout"], source: `${podman}-logout.1.html`, valued: loginOptions, effects: [logout] },
  ...[["push"], ["image", "push"]].map((verb): CommandRow => ({
    verb,
    source: `${podman}-push.1.html`,
    valued: pushOptions,
    effects: [pushLast],
  })),
  ...[["pull"], ["image", "pull"]].map((verb): CommandRow => ({
    verb,
    source: `${podman}-pull.1.html`,
    valued: pullOptions,
    effects: [pullAll],
  })),
  ...[["build"], ["image", "build"], ["buildx", "build"]].map((verb): CommandRow => ({
    verb,
    source: `${podman}-build.1.html`,
    valued: buildOptions,
    effects: buildEffects,
    may: "pull",
  })),
  ...[["run"], ["create"], ["container", "run"], ["container", "create"]].map((verb): CommandRow => ({
    verb,
    source: `${podman}-run.1.html`,
    valued: podmanRunOptions,
    effects: [{ ...pullFirst, when: { not: { option: ["--pull"], is: ["never"] } } }],
    may: "anything",
    mayWhen: handsOverCredentials,
  })),
  ...manifestCommands(`${podman}-manifest.1.html`),
  {
    verb: ["artifact", "push"],
    source: `${podman}-artifact-push.1.html`,
    valued: pushOptions,
    effects: [{ ...pushLast, what: "artifact" }],
  },
  {
    verb: ["artifact", "pull"],
    source: `${podman}-artifact-pull.1.html`,
    valued: pullOptions,
    effects: [{ ...pullFirst, what: "artifact" }],
  },
  // It builds on several machines and pushes a list of what they made.
  {
    verb: ["farm", "build"],
    source: `${podman}-farm-build.1.html`,
    valued: buildOptions,
    effects: [{ ...pushLast, images: [{ of: { option: ["-t", "--tag"] } }] }],
  },
  { verb: ["kube"], source: `${podman}-kube.1.html`, valued: [], effects: [], may: "pull" },
  { verb: ["play"], source: `${podman}-kube-play.1.html`, valued: [], effects: [], may: "pull" },
];

const quietBuildah: readonly CommandRow[] = wordList(`
  add config containers copy images info inspect manifest mkcw mount prune rename rm rmi run source umount version
`).map((verb) => ({ verb: [verb], source: `${buildah}-${verb}.1.md`, valued: [], effects: [] }));

const buildahCommands: readonly CommandRow[] = [
  ...quietBuildah,
  { verb: ["tag"], source: `${buildah}-tag.1.md`, valued: [], effects: [nameRest] },
  { verb: ["login"], source: `${buildah}-login.1.md`, valued: loginOptions, effects: [login] },
  { verb: ["logout"], source: `${buildah}-logout.1.md`, valued: loginOptions, effects: [logout] },
  { verb: ["push"], source: `${buildah}-push.1.md`, valued: pushOptions, effects: [pushLast] },
  { verb: ["pull"], source: `${buildah}-pull.1.md`, valued: pullOptions, effects: [pullFirst] },
  ...["build", "bud", "build-using-dockerfile"].map((verb): CommandRow => ({
    verb: [verb],
    source: `${buildah}-build.1.md`,
    valued: buildOptions,
    effects: buildEffects,
    may: "pull",
  })),
  { verb: ["from"], source: `${buildah}-from.1.md`, valued: [], effects: [], may: "pull" },
  {
    verb: ["commit"],
    source: `${buildah}-commit.1.md`,
    valued: wordList(`
      --add-file --annotation --authfile --cert-dir -c --change --compression-format --compression-level --config
      --creds --cw --encrypt-layer --encryption-key -f --format --iidfile --manifest --metadata-file --sbom
      --sbom-image-output --sbom-image-purl-output --sbom-merge-strategy --sbom-output --sbom-purl-output
      --sbom-scanner-command --sbom-scanner-image --sign-by --source-date-epoch --timestamp --unsetannotation --unsetenv
    `),
    // Only a name with a transport leaves the machine.
    effects: [{ ...pushLast, images: [{ of: { position: 1 }, strip: ["docker://"], only: true }] }],
  },
  ...manifestCommands(`${buildah}-manifest.1.md`),
];

export const podmanPrograms: readonly ProgramRow[] = [
  {
    program: "podman",
    aliases: ["podman-remote"],
    valued: wordList(`
      --cdi-spec-dir --cgroup-manager --config --conmon -c --connection --events-backend --hooks-dir --identity
      --imagestore --log-level --module --network-cmd-path --network-config-dir --out --root --runroot --runtime
      --runtime-flag --ssh --storage-driver --storage-opt --tls-ca --tls-cert --tls-details --tls-key --tmpdir --url
      --volumepath
    `),
    storeOption: ["--config", "--authfile", "--compat-auth-file"],
    commands: podmanCommands,
    // `podman compose` and `podman unshare` run other programs.
    otherwise: "anything",
  },
  {
    program: "buildah",
    valued: wordList(`
      --cgroup-manager --imagestore --log-level --registries-conf --registries-conf-dir --root --runroot
      --short-name-alias-conf --storage-driver --storage-opt --userns-gid-map --userns-uid-map
    `),
    storeOption: ["--authfile", "--compat-auth-file"],
    commands: buildahCommands,
    // `buildah unshare` runs another program.
    otherwise: "anything",
  },
  {
    // It is built from buildah, and `sealos run` sets up a cluster from the images that it pulls.
    program: "sealos",
    valued: ["--cluster-root", "--runtime-root"],
    storeOption: ["--authfile"],
    commands: [
      {
        verb: ["login"],
        source: "https://github.com/labring/sealos/blob/main/lifecycle/pkg/buildah/login.go",
        valued: loginOptions,
        effects: [login],
      },
      {
        verb: ["logout"],
        source: "https://github.com/labring/sealos/blob/main/lifecycle/pkg/buildah/logout.go",
        valued: loginOptions,
        effects: [logout],
      },
      {
        verb: ["push"],
        source: "https://github.com/labring/sealos/blob/main/lifecycle/pkg/buildah/push.go",
        valued: pushOptions,
        effects: [pushLast],
      },
      ...manifestCommands("https://github.com/labring/sealos/blob/main/lifecycle/pkg/buildah/manifest.go"),
    ],
    otherwise: "pull",
  },
];
