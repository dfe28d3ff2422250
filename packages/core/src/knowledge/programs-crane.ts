import { craneLogin } from "./login-commands.ts";
import type { CommandOperation, CommandRow, CommandWhen, CredentialStore, ProgramRow } from "./rows.ts";
import { wordList } from "./word-list.ts";

const reference = "https://github.com/google/go-containerregistry/blob/main/cmd/crane/doc/crane";
const regctl = "https://regclient.org/cli/regctl";

/** Docker's file, and podman's where there is none. https://github.com/google/go-containerregistry/blob/main/pkg/authn/keychain.go */
const reads: readonly CredentialStore[] = ["docker", "containers"];

const push: CommandOperation = { does: "push", what: "image", images: [{ of: { position: 0 } }], reads };
const pull: CommandOperation = { ...push, does: "pull" };
const intoTag: CommandOperation = { ...push, images: [{ of: { option: ["-t", "--tag"] } }] };

const craneCommands: readonly CommandRow[] = [
  {
    verb: ["auth", "login"],
    source: `${reference}_auth_login.md`,
    valued: wordList(`-u --username -p --password --platform`),
    effects: [craneLogin],
  },
  {
    verb: ["auth", "logout"],
    source: `${reference}_auth_logout.md`,
    valued: [],
    effects: [{ does: "logout", registry: [{ position: 0 }], registryDefault: "none", store: "docker" }],
  },
  {
    verb: ["push"],
    source: `${reference}_push.md`,
    valued: ["--image-refs", "--platform"],
    effects: [{ ...push, images: [{ of: { position: 1 } }] }],
  },
  ...["copy", "cp"].map((verb): CommandRow => ({
    verb: [verb],
    source: `${reference}_copy.md`,
    valued: wordList(`-j --jobs --platform`),
    effects: [pull, { ...push, images: [{ of: { position: 1 } }] }],
  })),
  { verb: ["tag"], source: `${reference}_tag.md`, valued: ["--platform"], effects: [push] },
  {
    verb: ["append"],
    source: `${reference}_append.md`,
    valued: wordList(`-b --base -f --new_layer -t --new_tag -o --output --platform`),
    effects: [
      {
        ...push,
        images: [{ of: { option: ["-t", "--new_tag"] } }],
        when: { not: { flag: ["-o", "--output"] } },
      },
      { ...pull, images: [{ of: { option: ["-b", "--base"] } }] },
    ],
  },
  {
    verb: ["mutate"],
    source: `${reference}_mutate.md`,
    valued: wordList(`
      -a --annotation --append --cmd --entrypoint -e --env --exposed-ports -l --label -o --output --repo --set-platform
      -t --tag -u --user -w --workdir --platform
    `),
    effects: [
      { ...intoTag, when: { not: { flag: ["-o", "--output"] } } },
      // Without a tag the image itself is replaced.
      { ...push, when: { not: { flag: ["-o", "--output", "-t", "--tag"] } } },
      pull,
    ],
  },
  ...["flatten", "rebase"].map((verb): CommandRow => ({
    verb: [verb],
    source: `${reference}_${verb}.md`,
    valued: wordList(`--new_base --old_base --original --rebased -t --tag --platform`),
    effects: [
      intoTag,
      { ...push, when: { not: { flag: ["-t", "--tag", "--rebased"] } } },
      pull,
      { ...pull, images: [{ of: { option: ["--old_base"] } }, { of: { option: ["--new_base"] } }] },
    ],
  })),
  ...["append", "filter"].map((verb): CommandRow => ({
    verb: ["index", verb],
    source: `${reference}_index_${verb}.md`,
    valued: wordList(`-m --manifest -t --tag --platform`),
    effects: [
      { ...intoTag, what: "manifest" },
      { ...pull, what: "manifest", images: [{ of: { position: 0 } }, { of: { option: ["-m", "--manifest"] } }] },
    ],
  })),
  {
    verb: ["delete"],
    source: `${reference}_delete.md`,
    valued: ["--platform"],
    effects: [{ ...push, does: "delete" }],
  },
  ...["pull", "digest", "manifest", "config", "export", "ls", "blob", "catalog"].map((verb): CommandRow => ({
    verb: [verb],
    source: `${reference}_${verb}.md`,
    valued: wordList(`-c --cache_path --format --tarball --platform`),
    effects: [pull],
  })),
  { verb: ["validate"], source: `${reference}_validate.md`, valued: [], effects: [], may: "pull" },
];

const regctlReads: readonly CredentialStore[] = ["private", "docker"];
/** `--host reg=ghcr.io,user=x,pass=y` may bring a credential. */
const regctlPush: CommandOperation = { ...push, reads: regctlReads, perhapsOwn: { flag: ["--host"] } };
const regctlPull: CommandOperation = { ...regctlPush, does: "pull" };
/** A folder in place of a registry. */
function inFolder(position: number): CommandWhen {
  return { argument: { position }, startsWith: ["ocidir://"], surely: true };
}

/** Of all its verbs together: none of them means a flag in one and an option in another. */
const regctlOptions = wordList(`
  -p --platform --platforms --format --referrers-src --referrers-tgt --create --annotation
  --annotation-base --author --buildarg-rm --buildarg-rm-regex --config-cmd --config-entrypoint --config-platform
  --config-time --config-time-max --data-max --digest-algo --env --expose-add --expose-rm --file-tar-time
  --file-tar-time-max --label --layer-add --layer-compress --layer-rm-created-by --layer-rm-index --layer-strip-file
  --layer-time --layer-time-max --rebase-ref --time --time-max --user --volume-add --volume-rm --workdir --media-type
  --artifact-type --config-file --config-type --external -f --file -m --file-media-type --subject --refers --created
  --name --content-type -t --desc-annotation --desc-platform --digest --ref --concurrent --exclude --include --last
  --limit --base --filter-annotation --filter-artifact-type --sort-annotation -o --output
`);

const regctlPushes: readonly (readonly string[])[] = [
  ["blob", "put"],
  ["blob", "push"],
  ["image", "create"],
  ["image", "import"],
  ["index", "add"],
  ["index", "create"],
  ["manifest", "put"],
  ["manifest", "push"],
];

const regctlCommands: readonly CommandRow[] = [
  {
    verb: ["registry", "login"],
    source: `${regctl}/registry/`,
    valued: wordList(`-u --user -p --pass`),
    effects: [
      {
        does: "login",
        registry: [{ position: 0 }],
        registryDefault: "docker.io",
        username: [{ option: ["-u", "--user"] }],
        password: [{ option: ["-p", "--pass"] }],
        stdin: ["--pass-stdin"],
        needsUsername: true,
        store: "private",
      },
    ],
  },
  {
    verb: ["registry", "logout"],
    source: `${regctl}/registry/`,
    valued: [],
    effects: [{ does: "logout", registry: [{ position: 0 }], registryDefault: "docker.io", store: "private" }],
  },
  { verb: ["registry"], source: `${regctl}/registry/`, valued: [], effects: [] },
  ...[
    ["image", "copy"],
    ["image", "cp"],
    ["blob", "copy"],
    ["repo", "copy"],
    ["repo", "cp"],
  ].map((verb): CommandRow => ({
    verb,
    source: `${regctl}/${verb[0] ?? ""}/`,
    valued: regctlOptions,
    effects: [
      { ...regctlPull, when: { not: inFolder(0) } },
      { ...regctlPush, images: [{ of: { position: 1 } }], when: { not: inFolder(1) } },
    ],
  })),
  {
    verb: ["image", "mod"],
    source: `${regctl}/image/mod/`,
    valued: regctlOptions,
    effects: [regctlPull, { ...regctlPush, when: { any: [{ flag: ["--create"] }, { flag: ["--replace"] }] } }],
  },
  ...regctlPushes.map((verb): CommandRow => ({
    verb,
    source: `${regctl}/${verb[0] ?? ""}/`,
    valued: regctlOptions,
    effects: [regctlPush],
  })),
  // Without a reference of its own an artifact goes to the repository of what it is about.
  ...["put", "push"].map((verb): CommandRow => ({
    verb: ["artifact", verb],
    source: `${regctl}/artifact/`,
    valued: regctlOptions,
    effects: [
      { ...regctlPush, what: "artifact", images: [{ of: { position: 0 } }, { of: { option: ["--subject"] } }] },
    ],
  })),
  ...["delete", "del", "rm", "remove"].flatMap((verb) =>
    ["tag", "manifest", "blob", "image", "index"].map((group): CommandRow => ({
      verb: [group, verb],
      source: `${regctl}/${group}/`,
      valued: regctlOptions,
      // Of an index an entry is taken away, and the rest is pushed.
      effects: [group === "index" ? { ...regctlPush, what: "manifest" } : { ...regctlPush, does: "delete" }],
    })),
  ),
  ...["image", "artifact", "manifest", "tag", "blob", "index", "repo", "digest"].map((group): CommandRow => ({
    verb: [group],
    source: `${regctl}/`,
    valued: [],
    effects: [],
    may: "pull",
  })),
];

export const cranePrograms: readonly ProgramRow[] = [
  {
    // gcrane is crane with a few verbs for Google's registries.
    program: "crane",
    aliases: ["gcrane"],
    valued: ["--platform"],
    commands: craneCommands,
    otherwise: "pull",
  },
  {
    program: "regctl",
    valued: wordList(`-v --verbosity --logopt --host --user-agent`),
    commands: regctlCommands,
    otherwise: "nothing",
  },
];
