import { containersLogin } from "./login-commands.ts";
import type { CommandOperation, CommandRow, CredentialStore, ProgramRow } from "./rows.ts";
import { wordList } from "./word-list.ts";

const reference = "https://github.com/containers/skopeo/blob/main/docs/skopeo";

/** Where there is no auth.json it takes Docker's file. https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md */
const reads: readonly CredentialStore[] = ["containers", "docker"];

const pullFirst: CommandOperation = {
  does: "pull",
  what: "image",
  images: [{ of: { position: 0 }, strip: ["docker://"], only: true }],
  reads,
  credentials: [{ option: ["--creds"] }],
  username: [{ option: ["--username"] }],
  password: [{ option: ["--password", "--registry-token"] }],
};

const copyOptions = wordList(`
  --additional-tag --authfile --src-authfile --dest-authfile --dest-shared-blob-dir --digestfile --encrypt-layer -f
  --format --multi-arch --sign-by --sign-by-sigstore --sign-by-sigstore-private-key --sign-by-sq-fingerprint
  --sign-passphrase-file --sign-identity --src-shared-blob-dir --encryption-key --decryption-key --src-creds
  --dest-creds --src-cert-dir --dest-cert-dir --src-daemon-host --dest-daemon-host --dest-compress-format
  --dest-compress-level --src-registry-token --dest-registry-token --retry-times --retry-delay --src-username
  --src-password --dest-username --dest-password --image-parallel-copies --screds --dcreds
`);

const readOptions = wordList(`
  --authfile --cert-dir --creds --daemon-host -f --format --manifest-digest --registry-token --retry-times --retry-delay
  --shared-blob-dir --username --password
`);

const commands: readonly CommandRow[] = [
  {
    verb: ["login"],
    source: `${reference}-login.1.md`,
    valued: wordList(`--authfile --cert-dir --compat-auth-file -p --password -u --username`),
    effects: [
      {
        ...containersLogin,
        when: { not: { flag: ["--get-login"] } },
      },
    ],
  },
  {
    verb: ["logout"],
    source: `${reference}-logout.1.md`,
    valued: ["--authfile", "--compat-auth-file"],
    effects: [{ does: "logout", registry: [{ position: 0 }], registryDefault: "none", store: "containers" }],
  },
  {
    verb: ["copy"],
    source: `${reference}-copy.1.md`,
    valued: copyOptions,
    effects: [
      {
        does: "pull",
        what: "image",
        images: [{ of: { position: 0 }, strip: ["docker://"], only: true }],
        reads,
        credentials: [{ option: ["--src-creds", "--screds"] }],
        username: [{ option: ["--src-username"] }],
        password: [{ option: ["--src-password", "--src-registry-token"] }],
        storeOption: ["--authfile", "--src-authfile"],
      },
      {
        does: "push",
        what: "image",
        images: [{ of: { position: 1 }, strip: ["docker://"], only: true }],
        reads,
        credentials: [{ option: ["--dest-creds", "--dcreds"] }],
        username: [{ option: ["--dest-username"] }],
        password: [{ option: ["--dest-password", "--dest-registry-token"] }],
        storeOption: ["--authfile", "--dest-authfile"],
      },
    ],
  },
  {
    verb: ["sync"],
    source: `${reference}-sync.1.md`,
    valued: [...copyOptions, "-s", "--src", "-d", "--dest", "--append-suffix"],
    effects: [
      {
        does: "push",
        what: "image",
        // A registry with a path below which the images are put; with `--src yaml` the source is a file.
        images: [{ of: { position: 1 } }],
        reads,
        credentials: [{ option: ["--dest-creds"] }],
        username: [{ option: ["--dest-username"] }],
        password: [{ option: ["--dest-password", "--dest-registry-token"] }],
        storeOption: ["--authfile", "--dest-authfile"],
        when: { all: [{ option: ["-d", "--dest"], is: ["docker"] }, { not: { flag: ["--dry-run"] } }] },
      },
      {
        does: "pull",
        what: "image",
        images: [{ of: { position: 0 } }],
        reads,
        credentials: [{ option: ["--src-creds"] }],
        username: [{ option: ["--src-username"] }],
        password: [{ option: ["--src-password", "--src-registry-token"] }],
        storeOption: ["--authfile", "--src-authfile"],
        when: { option: ["-s", "--src"], is: ["docker"] },
      },
    ],
  },
  {
    verb: ["delete"],
    source: `${reference}-delete.1.md`,
    valued: readOptions,
    effects: [{ ...pullFirst, does: "delete" }],
  },
  { verb: ["inspect"], source: `${reference}-inspect.1.md`, valued: readOptions, effects: [pullFirst] },
  { verb: ["list-tags"], source: `${reference}-list-tags.1.md`, valued: readOptions, effects: [pullFirst] },
];

export const skopeoPrograms: readonly ProgramRow[] = [
  {
    program: "skopeo",
    valued: wordList(`
      --command-timeout --override-arch --override-os --override-variant --policy --registries.d --registries-conf
      --tls-details --tmpdir --user-agent-prefix
    `),
    storeOption: ["--authfile", "--compat-auth-file"],
    commands,
    // Local signatures, digests and keys.
    otherwise: "nothing",
  },
];
