import { dockerLikeLogin } from "./login-commands.ts";
import type { CommandOperation, CommandRow, ProgramRow } from "./rows.ts";
import { wordList } from "./word-list.ts";

const wkg = "https://github.com/bytecodealliance/wasm-pkg-tools/blob/main/crates/wkg/src/oci.rs";
const wash =
  "https://github.com/wasmCloud/wasmCloud/blob/0bccd66fe104b7fe38b2f01abdc9e084fab77167/crates/wash-cli/src/common/registry_cmd.rs";
const spin = "https://github.com/fermyon/spin/blob/main/src/commands/registry.rs";

const push: CommandOperation = { does: "push", what: "artifact", images: [{ of: { position: 0 } }], reads: ["docker"] };
const pull: CommandOperation = { ...push, does: "pull" };

const wkgOwn = { username: [{ option: ["-u", "--username"] }], password: [{ option: ["-p", "--password"] }] };
const washOwn = {
  lowercase: true,
  username: [{ option: ["-u", "--user"] }, { env: "WASH_REG_USER" }],
  password: [{ option: ["-p", "--password"] }, { env: "WASH_REG_PASSWORD" }],
} as const;

const washCommands: readonly CommandRow[] = [
  ...[["push"], ["reg", "push"], ["oci", "push"]].map((verb): CommandRow => ({
    verb,
    source: wash,
    valued: wordList(`-u --user -p --password -r --registry -c --config -a --annotation -o --output`),
    effects: [{ ...push, ...washOwn }],
  })),
  ...[["pull"], ["reg", "pull"], ["oci", "pull"]].map((verb): CommandRow => ({
    verb,
    source: wash,
    valued: wordList(`-u --user -p --password -r --registry --destination --digest -o --output`),
    effects: [{ ...pull, ...washOwn }],
  })),
  ...["build", "inspect", "new", "config", "completions", "wit", "keys", "claims"].map((verb): CommandRow => ({
    verb: [verb],
    source: "https://wasmcloud.com/docs/cli/",
    valued: [],
    effects: [],
  })),
];

export const wasmPrograms: readonly ProgramRow[] = [
  {
    program: "wkg",
    valued: ["--config", "--cache"],
    commands: [
      {
        verb: ["oci", "push"],
        source: wkg,
        valued: wordList(`-u --username -p --password --insecure -a --author --annotation`),
        effects: [{ ...push, ...wkgOwn }],
      },
      {
        verb: ["oci", "pull"],
        source: wkg,
        valued: wordList(`-u --username -p --password --insecure -o --output`),
        effects: [{ ...pull, ...wkgOwn }],
      },
      // Where a package goes stands in a configuration of its own.
      { verb: ["publish"], source: wkg, valued: [], effects: [], may: "anything" },
    ],
    otherwise: "pull",
  },
  { program: "wash", valued: ["-o", "--output"], commands: washCommands, otherwise: "anything" },
  {
    program: "wasm-to-oci",
    valued: [],
    commands: [
      {
        verb: ["push"],
        source: "https://github.com/engineerd/wasm-to-oci",
        valued: ["--server", "--custom"],
        effects: [{ ...push, images: [{ of: { position: 1 } }] }],
      },
      { verb: ["pull"], source: "https://github.com/engineerd/wasm-to-oci", valued: ["-o", "--out"], effects: [pull] },
    ],
    otherwise: "nothing",
  },
  {
    program: "spin",
    valued: [],
    commands: [
      {
        verb: ["registry", "login"],
        source: spin,
        valued: wordList(`-u --username -p --password`),
        effects: [
          {
            ...dockerLikeLogin,
            store: "private",
          },
        ],
      },
      {
        verb: ["registry", "push"],
        source: spin,
        valued: wordList(`-f --from --file --annotation --cache-dir`),
        effects: [{ ...push, reads: ["private", "docker"] }],
      },
      {
        verb: ["registry", "pull"],
        source: spin,
        valued: ["--cache-dir"],
        effects: [{ ...pull, reads: ["private", "docker"] }],
      },
      { verb: ["build"], source: spin, valued: [], effects: [] },
      { verb: ["templates"], source: spin, valued: [], effects: [] },
      { verb: ["plugins"], source: spin, valued: [], effects: [] },
    ],
    // A plugin, or `spin up`.
    otherwise: "anything",
  },
];
