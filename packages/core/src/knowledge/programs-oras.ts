import { dockerLikeLogin } from "./login-commands.ts";
import type { CommandOperation, CommandRow, CommandWhen, ProgramRow } from "./rows.ts";
import { wordList } from "./word-list.ts";

const reference = "https://oras.land/docs/commands/oras";

/** The target is a folder, and no registry. */
const inFolder: CommandWhen = { flag: ["--oci-layout", "--oci-layout-path"] };

const push: CommandOperation = {
  does: "push",
  what: "artifact",
  images: [{ of: { position: 0 } }],
  reads: ["docker"],
  username: [{ option: ["-u", "--username"] }],
  password: [{ option: ["-p", "--password", "--identity-token"] }],
  stdin: ["--password-stdin", "--identity-token-stdin"],
  when: { not: inFolder },
};
const pull: CommandOperation = { ...push, does: "pull" };
const remove: CommandOperation = { ...push, does: "delete" };

const options = wordList(`
  -u --username -p --password --identity-token -H --header --ca-file --cert-file --key-file --resolve --registry-config
  --oci-layout-path --distribution-spec --image-spec --artifact-type --artifact-platform --platform --config
  --concurrency -a --annotation --annotation-file --export-manifest --format --template -o --output --media-type --size
  --depth --last --add --merge --remove --tag --input
`);

/** `oras cp` has an option for each side. */
const copyOptions = [
  ...options,
  ...wordList(`
    --from-username --from-password --from-identity-token --from-ca-file --from-cert-file --from-key-file --from-resolve
    --from-registry-config --from-header --from-distribution-spec --from-oci-layout-path --to-username --to-password
    --to-identity-token --to-ca-file --to-cert-file --to-key-file --to-resolve --to-registry-config --to-header
    --to-distribution-spec --to-oci-layout-path
  `),
];

const commands: readonly CommandRow[] = [
  {
    verb: ["login"],
    source: `${reference}_login`,
    valued: options,
    effects: [
      {
        ...dockerLikeLogin,
        password: [{ option: ["-p", "--password", "--identity-token"] }],
        stdin: ["--password-stdin", "--identity-token-stdin"],
        needsUsername: false,
      },
    ],
  },
  {
    verb: ["logout"],
    source: `${reference}_logout`,
    valued: ["--registry-config"],
    effects: [{ does: "logout", registry: [{ position: 0 }], registryDefault: "none", store: "docker" }],
  },
  { verb: ["push"], source: `${reference}_push`, valued: options, effects: [push] },
  { verb: ["attach"], source: `${reference}_attach`, valued: options, effects: [push] },
  { verb: ["tag"], source: `${reference}_tag`, valued: options, effects: [push] },
  {
    verb: ["restore"],
    source: `${reference}_restore`,
    valued: options,
    effects: [{ ...push, when: { not: { flag: ["--dry-run"] } } }],
  },
  ...["cp", "copy"].map((verb): CommandRow => ({
    verb: [verb],
    source: `${reference}_cp`,
    valued: copyOptions,
    effects: [
      {
        ...pull,
        username: [{ option: ["--from-username"] }],
        password: [{ option: ["--from-password", "--from-identity-token"] }],
        stdin: ["--from-password-stdin", "--from-identity-token-stdin"],
        storeOption: ["--from-registry-config"],
        when: { not: { flag: ["--from-oci-layout", "--from-oci-layout-path"] } },
      },
      {
        ...push,
        images: [{ of: { position: 1 } }],
        username: [{ option: ["--to-username"] }],
        password: [{ option: ["--to-password", "--to-identity-token"] }],
        stdin: ["--to-password-stdin", "--to-identity-token-stdin"],
        storeOption: ["--to-registry-config"],
        when: { not: { flag: ["--to-oci-layout", "--to-oci-layout-path"] } },
      },
    ],
  })),
  { verb: ["blob", "push"], source: `${reference}_blob_push`, valued: options, effects: [push] },
  { verb: ["blob", "delete"], source: `${reference}_blob_delete`, valued: options, effects: [remove] },
  { verb: ["blob", "fetch"], source: `${reference}_blob_fetch`, valued: options, effects: [pull] },
  { verb: ["manifest", "push"], source: `${reference}_manifest_push`, valued: options, effects: [push] },
  { verb: ["manifest", "delete"], source: `${reference}_manifest_delete`, valued: options, effects: [remove] },
  { verb: ["manifest", "fetch"], source: `${reference}_manifest_fetch`, valued: options, effects: [pull] },
  {
    verb: ["manifest", "fetch-config"],
    source: `${reference}_manifest_fetch-config`,
    valued: options,
    effects: [pull],
  },
  {
    verb: ["manifest", "index", "create"],
    source: `${reference}_manifest_index_create`,
    valued: options,
    effects: [push],
  },
  {
    verb: ["manifest", "index", "update"],
    source: `${reference}_manifest_index_update`,
    valued: options,
    effects: [push],
  },
  ...[["pull"], ["backup"], ["discover"], ["resolve"], ["repo", "ls"], ["repo", "tags"]].map((verb): CommandRow => ({
    verb,
    source: `${reference}_${verb.join("_")}`,
    valued: options,
    effects: [pull],
  })),
];

export const orasPrograms: readonly ProgramRow[] = [
  {
    program: "oras",
    valued: [],
    storeOption: ["--registry-config"],
    commands,
    otherwise: "nothing",
  },
];
