import { dockerLikeLogin } from "./login-commands.ts";
import type { CommandEffect, CommandOperation, CommandRow, CredentialStore, ProgramRow } from "./rows.ts";
import { wordList } from "./word-list.ts";

const reference = "https://apptainer.org/docs/user/main/cli/apptainer";

/** Where its own file is missing it takes Docker's: https://github.com/apptainer/apptainer/blob/main/CHANGELOG.md */
const reads: readonly CredentialStore[] = ["apptainer", "docker"];

const username = [
  { option: ["-u", "--username"] },
  { env: "APPTAINER_LOGIN_USERNAME" },
  { env: "SINGULARITY_LOGIN_USERNAME" },
];
const password = [
  { option: ["-p", "--password"] },
  { env: "APPTAINER_LOGIN_PASSWORD" },
  { env: "SINGULARITY_LOGIN_PASSWORD" },
];

/** The registry has a scheme: `oras://ghcr.io`, `docker://ghcr.io`. */
const login: CommandEffect = { ...dockerLikeLogin, username, password, store: "apptainer" };

const push: CommandOperation = {
  does: "push",
  what: "image",
  images: [{ of: { position: 1 }, strip: ["oras://", "docker://"], only: true }],
  reads,
  username: [{ env: "APPTAINER_DOCKER_USERNAME" }, { env: "SINGULARITY_DOCKER_USERNAME" }],
  password: [{ env: "APPTAINER_DOCKER_PASSWORD" }, { env: "SINGULARITY_DOCKER_PASSWORD" }],
};
const pull: CommandOperation = {
  ...push,
  does: "pull",
  images: [{ of: { positions: "all" }, strip: ["oras://", "docker://"], only: true }],
};

const commands: readonly CommandRow[] = [
  ...[
    ["registry", "login"],
    ["remote", "login"],
  ].map((verb): CommandRow => ({
    verb,
    source: `${reference}_registry_login.html`,
    valued: wordList(`-u --username -p --password --authfile -c --config --tokenfile`),
    effects: [login],
  })),
  {
    verb: ["push"],
    source: `${reference}_push.html`,
    valued: wordList(`--library -D --description --annotation --authfile --arch`),
    effects: [push],
  },
  {
    verb: ["pull"],
    source: `${reference}_pull.html`,
    valued: wordList(`--arch --arch-variant --library --name --dir --authfile`),
    effects: [pull],
  },
  // Out of an image or a recipe, which may begin with one.
  {
    verb: ["build"],
    source: `${reference}_build.html`,
    valued: wordList(`
      --arch --arch-variant --authfile -B --bind --build-arg --build-arg-file --docker-host --library --mksquashfs-args
      --mount --section
    `),
    effects: [{ ...pull, images: [{ of: { positions: "last" }, strip: ["oras://", "docker://"], only: true }] }],
    may: "pull",
  },
  { verb: ["delete"], source: `${reference}_delete.html`, valued: [], effects: [], may: "anything" },
  { verb: ["tag"], source: `${reference}_tag.html`, valued: [], effects: [], may: "anything" },
];

export const apptainerPrograms: readonly ProgramRow[] = [
  {
    program: "apptainer",
    aliases: ["singularity"],
    valued: wordList(`-c --config`),
    storeOption: ["--authfile"],
    commands,
    // It builds and runs containers, which it fetches first.
    otherwise: "pull",
  },
];
