import { craneLogin } from "./login-commands.ts";
import type {
  Argument,
  CommandEffect,
  CommandOperation,
  CommandRow,
  CommandWhen,
  CredentialStore,
  ProgramRow,
} from "./rows.ts";
import { wordList } from "./word-list.ts";

const ko = "https://ko.build/reference/ko";
const pack = "https://buildpacks.io/docs/for-platform-operators/how-to/integrate-ci/pack/cli/pack";
const goreleaser = "https://goreleaser.com/cmd/goreleaser";
const devcontainer = "https://github.com/devcontainers/cli/blob/main/src/spec-node/devContainersSpecCLI.ts";

/** Docker's file, and podman's where there is none. https://github.com/google/go-containerregistry/blob/main/pkg/authn/keychain.go */
const reads: readonly CredentialStore[] = ["docker", "containers"];

/** https://ko.build/get-started/#authenticate */
const githubToken: Argument = { env: "GITHUB_TOKEN" };

const koCommands: readonly CommandRow[] = [
  {
    verb: ["login"],
    source: `${ko}_login/`,
    valued: wordList(`-u --username -p --password`),
    effects: [craneLogin],
  },
  ...["build", "publish", "resolve", "apply", "create", "run"].map((verb): CommandRow => ({
    verb: [verb],
    source: `${ko}_${verb === "publish" ? "build" : verb}/`,
    valued: wordList(`
        -f --filename --image-annotation --image-label --image-refs --image-user -j --jobs --ldflags --oci-layout-path
        --platform --sbom --sbom-dir -l --selector -t --tags --tarball
      `),
    effects: [
      {
        does: "push",
        what: "image",
        // The names of the packages that are built come below it.
        images: [{ of: { env: "KO_DOCKER_REPO" }, needed: true }],
        reads,
        lastResort: [githubToken],
        when: { not: { any: [{ flag: ["-L", "--local"] }, { option: ["--push"], is: ["false"] }] } },
      },
    ],
    // The base image, as `.ko.yaml` says.
    may: "pull",
  })),
];

const published: CommandOperation = {
  does: "push",
  what: "image",
  images: [{ of: { position: 0 } }, { of: { option: ["-t", "--tag"] } }],
  reads,
  when: { flag: ["--publish"] },
};

const packCommands: readonly CommandRow[] = [
  {
    verb: ["build"],
    source: `${pack}_build/`,
    valued: wordList(`
      -p --path -b --buildpack --extension --insecure-registry -B --builder --cache --cache-image --creation-time -d
      --descriptor -D --default-process -e --env --env-file --network --pre-buildpack --post-buildpack --docker-host
      --lifecycle-image --platform --pull-policy --exec-env -r --buildpack-registry --run-image -t --tag --volume
      --workspace --gid --uid --previous-image --sbom-output-dir --report-output-dir
    `),
    effects: [published, { ...published, what: "cache", images: [{ of: { option: ["--cache-image"] } }] }],
    may: "pull",
  },
  {
    verb: ["rebase"],
    source: `${pack}_rebase/`,
    valued: wordList(`--run-image --pull-policy --previous-image --report-output-dir --insecure-registry`),
    effects: [{ ...published, images: [{ of: { position: 0 } }] }],
    may: "pull",
  },
  ...[
    ["buildpack", "package"],
    ["extension", "package"],
    ["builder", "create"],
  ].map((verb): CommandRow => ({
    verb,
    source: `${pack}_${verb.join("_")}/`,
    // `-t` is a target here, and only `--tag` a tag.
    valued: wordList(`
        -c --config -f --format --pull-policy -p --path -r -R --buildpack-registry -e --flatten-exclude -l --label -t
        --target --tag
      `),
    effects: [{ ...published, images: [{ of: { position: 0 } }, { of: { option: ["--tag"] } }] }],
    may: "pull",
  })),
  {
    verb: ["manifest", "push"],
    source: `${pack}_manifest_push/`,
    valued: ["-f", "--format"],
    effects: [{ does: "push", what: "manifest", images: [{ of: { position: 0 } }], reads }],
  },
];

/** Features and templates go below REGISTRY/NAMESPACE, with the `GITHUB_TOKEN` of the environment where Docker's file has nothing. */
function publishes(kind: string): CommandRow {
  return {
    verb: [kind, "publish"],
    source: "https://github.com/devcontainers/cli/blob/main/src/spec-node/collectionCommonUtils/publish.ts",
    valued: wordList(`-r --registry -n --namespace --log-level`),
    effects: [
      {
        does: "push",
        what: "artifact",
        images: [
          { join: [[{ option: ["-r", "--registry"] }, { literal: "ghcr.io" }], [{ option: ["-n", "--namespace"] }]] },
        ],
        reads: ["docker"],
        password: [{ env: "GITHUB_TOKEN" }],
      },
    ],
  };
}

const devcontainerCommands: readonly CommandRow[] = [
  {
    verb: ["build"],
    source: devcontainer,
    valued: wordList(`
      --user-data-folder --docker-path --docker-compose-path --workspace-folder --config --log-level --log-format
      --image-name --cache-from --cache-to --buildkit --platform --label --output --additional-features
    `),
    effects: [
      {
        does: "push",
        what: "image",
        images: [{ of: { option: ["--image-name"] } }],
        reads: ["docker"],
        when: {
          any: [
            // `--push false` is a way to say no, and there are no arguments otherwise.
            {
              all: [{ flag: ["--push"] }, { not: { argument: { position: 0 }, startsWith: ["false"], surely: true } }],
            },
            { option: ["--output"], have: { type: ["registry"] } },
          ],
        },
      },
      {
        does: "push",
        what: "cache",
        images: [{ option: ["--cache-to"], take: "ref", where: { type: ["registry"] }, short: true }],
        reads: ["docker"],
        when: { flag: ["--cache-to"] },
      },
    ],
    may: "pull",
  },
  publishes("features"),
  publishes("templates"),
  ...["read-configuration", "outdated", "upgrade"].map((verb): CommandRow => ({
    verb: [verb],
    source: devcontainer,
    valued: [],
    effects: [],
    may: "pull",
  })),
];

const quietRelease: readonly CommandWhen[] = [
  { flag: ["--snapshot", "--skip-publish", "-h", "--help", "-v", "--version"] },
  { argument: { option: ["--skip"] }, includes: ["publish", "docker"] },
];

const goreleaserPush: CommandEffect = {
  does: "push",
  what: "image",
  images: [{ listed: { format: "goreleaser", files: ["-f", "--config"], unless: { flag: ["--key"] } } }],
  reads: ["docker"],
  // Of a build that is split, or only prepared, another job publishes: https://goreleaser.com/customization/partial/
  when: { not: { any: [...quietRelease, { flag: ["--split", "--prepare"] }] } },
};

export const publishingPrograms: readonly ProgramRow[] = [
  { program: "ko", valued: [], commands: koCommands, otherwise: "nothing" },
  { program: "pack", valued: [], commands: packCommands, otherwise: "pull" },
  {
    program: "devcontainer",
    valued: [],
    commands: devcontainerCommands,
    // `up` and `exec` run what the repository says.
    otherwise: "anything",
  },
  {
    program: "goreleaser",
    valued: [],
    commands: [
      ...["build", "check", "healthcheck", "init", "jsonschema", "schema", "completion", "man", "help"].map(
        (verb): CommandRow => ({ verb: [verb], source: goreleaser, valued: [], effects: [] }),
      ),
      // Without a verb it releases: https://github.com/goreleaser/goreleaser/blob/main/cmd/root.go
      ...[[], ["release"], ["publish"], ["continue"]].map((verb): CommandRow => ({
        verb,
        source: `${goreleaser}_release/`,
        valued: wordList(`
          -f --config --release-notes --release-header --release-footer --release-notes-tmpl --release-header-tmpl
          --release-footer-tmpl -p --parallelism --timeout --skip
        `),
        // What else it does stands in .goreleaser.yaml, too, together with hooks that may do anything.
        effects: verb.length > 0 && verb[0] !== "release" ? [] : [goreleaserPush],
        may: "anything",
        mayWhen: {
          not: {
            any: quietRelease,
          },
        },
      })),
    ],
    // There is none.
    otherwise: "nothing",
  },
  {
    program: "conftest",
    valued: [],
    commands: [
      ...["push", "pull"].map((verb): CommandRow => ({
        verb: [verb],
        source: "https://www.conftest.dev/sharing/",
        valued: wordList(`-p --policy -d --data --rego-version`),
        effects: [
          {
            does: verb === "push" ? "push" : "pull",
            what: "artifact",
            images: [{ of: { position: 0 }, strip: ["oci://"] }],
            reads: ["docker"],
          },
        ],
      })),
      // With `--update` it fetches policies.
      { verb: ["test"], source: "https://www.conftest.dev/options/", valued: [], effects: [], may: "pull" },
      { verb: ["verify"], source: "https://www.conftest.dev/options/", valued: [], effects: [] },
      { verb: ["fmt"], source: "https://www.conftest.dev/options/", valued: [], effects: [] },
    ],
    // A plugin.
    otherwise: "anything",
  },
  {
    program: "copa",
    valued: [],
    commands: [
      {
        verb: ["patch"],
        source: "https://project-copacetic.github.io/copacetic/website/",
        valued: wordList(`
          --config -i --image -r --report -t --tag --tag-suffix -w --working-folder -a --addr --cacert --cert --key
          --timeout -s --scanner -f --format -o --output --oci-dir --platform -l --loader --eol-api-url --progress
          --compression --pkg-types --library-patch-level --toolchain-patch-level --go-vcs-url
        `),
        effects: [
          {
            does: "push",
            what: "image",
            // The tag of the patched one is another, the repository the same.
            images: [{ of: { option: ["-i", "--image"] } }],
            reads,
            when: { flag: ["-p", "--push"] },
          },
          { does: "pull", what: "image", images: [{ of: { option: ["-i", "--image"] } }], reads },
        ],
      },
    ],
    otherwise: "pull",
  },
];
