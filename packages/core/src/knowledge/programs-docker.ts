import { buildEffects, buildOptions } from "./build-effects.ts";
import { composeCommands } from "./compose-commands.ts";
import { errors } from "./errors.ts";
import { dockerLikeLogin } from "./login-commands.ts";
import type { CommandEffect, CommandListing, CommandOperation, CommandRow, CommandWhen, ProgramRow } from "./rows.ts";
import { dockerRunOptions, handsOverCredentials } from "./run-options.ts";
import { wordList } from "./word-list.ts";

const reference = "https://docs.docker.com/reference/cli/docker";

const pushFirst: CommandOperation = {
  does: "push",
  what: "image",
  images: [{ of: { position: 0 } }],
  verbatim: true,
  reads: ["docker"],
};
const pullFirst: CommandOperation = {
  does: "pull",
  what: "image",
  images: [{ of: { position: 0 } }],
  verbatim: true,
  reads: ["docker"],
};

const nameLast: CommandEffect = { does: "name", images: [{ of: { positions: "last" } }] };

const runEffects: readonly CommandEffect[] = [{ ...pullFirst, when: { not: { option: ["--pull"], is: ["never"] } } }];

const bakePushes: CommandWhen = {
  any: [
    { flag: ["--push"] },
    {
      argument: { option: ["--set"] },
      startsWith: ["*.output=type=registry", "*.output=type=image,push=true", "*.push=true"],
    },
  ],
};

/** https://docs.docker.com/build/building/variables/#buildx_bake_file */
const bakeFile: CommandListing = {
  format: "bake",
  files: ["-f", "--file"],
  names: { positions: "all" },
  unless: {
    any: [
      { flag: ["--var"] },
      { argument: { option: ["--set"] }, includes: [".tags", ".output", ".push"] },
      { argument: { env: "BUILDX_BAKE_FILE" }, includes: [""] },
    ],
  },
};

/** Verbs that move nothing between the machine and a registry, and groups of which all others do not. */
const quiet: readonly CommandRow[] = wordList(`
  attach builder buildx checkpoint commit config container context cp diff events exec export history image images import
  info init inspect kill load logs manifest network node pause plugin port ps rename restart rm rmi save search secret
  start stats stop swarm system top trust unpause update version volume wait
`).map((verb) => ({ verb: [verb], source: `${reference}/${verb}/`, valued: [], effects: [] }));

const moving: readonly CommandRow[] = [
  {
    verb: ["login"],
    source: `${reference}/login/`,
    valued: ["-p", "--password", "-u", "--username"],
    effects: [
      {
        ...dockerLikeLogin,
        registryDefault: "docker.io",
        refusals: { username: errors.mustProvideUsername, password: errors.nonTty },
      },
    ],
  },
  {
    verb: ["logout"],
    source: `${reference}/logout/`,
    valued: [],
    effects: [{ does: "logout", registry: [{ position: 0 }], registryDefault: "docker.io", store: "docker" }],
  },
  { verb: ["tag"], source: `${reference}/image/tag/`, valued: [], effects: [nameLast] },
  { verb: ["image", "tag"], source: `${reference}/image/tag/`, valued: [], effects: [nameLast] },
  { verb: ["push"], source: `${reference}/image/push/`, valued: ["--platform"], effects: [pushFirst] },
  { verb: ["image", "push"], source: `${reference}/image/push/`, valued: ["--platform"], effects: [pushFirst] },
  { verb: ["pull"], source: `${reference}/image/pull/`, valued: ["--platform"], effects: [pullFirst] },
  { verb: ["image", "pull"], source: `${reference}/image/pull/`, valued: ["--platform"], effects: [pullFirst] },
  ...[["build"], ["image", "build"], ["builder", "build"], ["buildx", "build"], ["buildx", "b"]].map(
    (verb): CommandRow => ({
      verb,
      source: `${reference}/buildx/build/`,
      valued: buildOptions,
      effects: buildEffects,
      may: "pull",
    }),
  ),
  // The bake file may ask for a push of its own accord (`output = ["type=registry"]`), and it is not read.
  ...[["buildx", "bake"], ["buildx", "f"], ["bake"]].map((verb): CommandRow => ({
    verb,
    source: `${reference}/buildx/bake/`,
    valued: wordList(`
        --allow --builder --call -f --file --list --metadata-file --policy --progress --provenance --sbom --set --var
      `),
    effects: [
      {
        does: "push",
        what: "image",
        images: [{ of: { option: ["--set"] }, strip: ["*.tags="], only: true }],
        reads: ["docker"],
        when: bakePushes,
      },
      {
        does: "push",
        what: "image",
        images: [{ unseen: "the bake file", listed: bakeFile }],
        reads: ["docker"],
        when: { all: [bakePushes, { not: { argument: { option: ["--set"] }, startsWith: ["*.tags="] } }] },
      },
    ],
    may: "anything",
    mayWhen: {
      not: { any: [{ flag: ["--push"] }, { flag: ["--load"] }, { flag: ["--print"] }, { flag: ["--list"] }] },
    },
  })),
  // Interactive, and so of no use in a workflow; what they pass on to a build is not looked at.
  { verb: ["buildx", "debug"], source: `${reference}/buildx/debug/`, valued: [], effects: [], may: "anything" },
  { verb: ["buildx", "dap"], source: `${reference}/buildx/dap/`, valued: [], effects: [], may: "anything" },
  {
    verb: ["buildx", "imagetools", "create"],
    source: `${reference}/buildx/imagetools/create/`,
    valued: wordList(`--annotation --builder -f --file --metadata-file -p --platform --progress -t --tag`),
    effects: [
      {
        does: "push",
        what: "manifest",
        // `$(jq -cr '.tags | map("-t " + .) | join(" ")' <<< "$DOCKER_METADATA_OUTPUT_JSON")`, as Docker's own pages have it.
        images: [{ of: { option: ["-t", "--tag"] }, orPicked: true }],
        reads: ["docker"],
        when: { unseenFlag: ["--dry-run"] },
      },
      {
        // The tags come out of a command (`$(jq … <<< "$DOCKER_METADATA_OUTPUT_JSON")`): a list lies beside its members.
        does: "push",
        what: "manifest",
        images: [{ of: { positions: "last" } }],
        reads: ["docker"],
        when: { not: { any: [{ flag: ["--dry-run"] }, { flag: ["-t", "--tag"] }] } },
      },
      { does: "pull", what: "manifest", images: [{ of: { positions: "all" } }], reads: ["docker"] },
    ],
  },
  {
    verb: ["buildx", "imagetools", "inspect"],
    source: `${reference}/buildx/imagetools/inspect/`,
    valued: ["--builder", "--format"],
    effects: [{ ...pullFirst, what: "manifest" }],
  },
  {
    verb: ["manifest", "create"],
    source: `${reference}/manifest/create/`,
    valued: [],
    effects: [{ does: "pull", what: "manifest", images: [{ of: { positions: "rest" } }], reads: ["docker"] }],
  },
  {
    verb: ["manifest", "push"],
    source: `${reference}/manifest/push/`,
    valued: [],
    effects: [{ ...pushFirst, what: "manifest" }],
  },
  {
    verb: ["manifest", "inspect"],
    source: `${reference}/manifest/inspect/`,
    valued: [],
    effects: [{ does: "pull", what: "manifest", images: [{ of: { positions: "last" } }], reads: ["docker"] }],
  },
  ...[["run"], ["create"], ["container", "run"], ["container", "create"]].map((verb): CommandRow => ({
    verb,
    source: `${reference}/container/${verb.at(-1) ?? ""}/`,
    valued: dockerRunOptions,
    effects: runEffects,
    may: "anything",
    mayWhen: handsOverCredentials,
  })),
  { verb: ["sbom"], source: "https://github.com/docker/sbom-cli-plugin", valued: [], effects: [], may: "pull" },
  { verb: ["service"], source: `${reference}/service/`, valued: [], effects: [], may: "pull" },
  { verb: ["stack"], source: `${reference}/stack/`, valued: [], effects: [], may: "pull" },
  {
    verb: ["trust", "sign"],
    source: `${reference}/trust/sign/`,
    valued: [],
    effects: [{ ...pushFirst, what: "signature" }],
  },
  {
    verb: ["plugin", "push"],
    source: `${reference}/plugin/push/`,
    valued: [],
    effects: [{ ...pushFirst, what: "plugin" }],
  },
  {
    verb: ["plugin", "install"],
    source: `${reference}/plugin/install/`,
    valued: ["--alias"],
    effects: [],
    may: "pull",
  },
];

export const dockerPrograms: readonly ProgramRow[] = [
  {
    program: "docker",
    valued: wordList(`--config -c --context -H --host -l --log-level --tlscacert --tlscert --tlskey`),
    storeOption: ["--config"],
    commands: [...quiet, ...moving, ...composeCommands(["compose"])],
    // A plugin, of which anyone can write one.
    otherwise: "anything",
  },
  {
    program: "docker-compose",
    valued: [],
    commands: composeCommands([]),
    otherwise: "nothing",
  },
];
