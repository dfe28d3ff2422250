import { craneLogin } from "./login-commands.ts";
import type { CommandRow, CommandWhen, ProgramRow } from "./rows.ts";
import { wordList } from "./word-list.ts";

const apko = "https://github.com/chainguard-dev/apko/blob/main/internal/cli";

/** `publish CONFIGURATION TAG…`; the logins are those of go-containerregistry. */
const apkoCommands: readonly CommandRow[] = [
  {
    verb: ["login"],
    source: `${apko}/commands.go`,
    valued: wordList(`-u --username -p --password`),
    effects: [craneLogin],
  },
  {
    verb: ["publish"],
    source: `${apko}/publish.go`,
    valued: wordList(`
      --annotations --arch --build-date --cache-dir --image-refs -k --keyring-append --log-policy -p --package-append
      --package-version-tag --package-version-tag-prefix -r --repository-append --sbom-formats --sbom-path --stage-tags
      --tag-suffix --lockfile --timeout --include-paths -C --workdir --log-level
    `),
    effects: [
      {
        does: "push",
        what: "image",
        images: [{ of: { positions: "rest" } }],
        reads: ["docker", "containers"],
        lastResort: [{ env: "GITHUB_TOKEN" }],
        when: { not: { flag: ["--local"] } },
      },
    ],
    // A base image.
    may: "pull",
  },
];

const property = (name: string): readonly string[] => [`-p:${name}`];

/** A target or a publish profile makes the image. Without a registry on the command line it may be the daemon's alone. */
const makesImage: CommandWhen = {
  any: [
    { flag: ["-t:PublishContainer"] }, // Case aside, as MSBuild has it.
    { option: property("PublishProfile"), is: ["defaultcontainer"] },
  ],
};

const dotnetCommands: readonly CommandRow[] = ["publish", "build", "msbuild"].map((verb) => ({
  verb: [verb],
  applies: { all: [makesImage, { flag: property("ContainerRegistry") }] },
  // https://learn.microsoft.com/dotnet/core/containers/overview#authenticate-to-container-registries has the variables.
  source: "https://learn.microsoft.com/dotnet/core/containers/publish-configuration",
  valued: [
    ...wordList(
      `-c --configuration -f --framework -r --runtime -o --output -a --arch --os -v --verbosity --version-suffix`,
    ),
    ...["ContainerRegistry", "ContainerRepository", "ContainerImageName", "PublishProfile"].flatMap(property),
  ],
  effects: [
    {
      does: "push",
      what: "image",
      images: [
        {
          join: [
            [{ option: property("ContainerRegistry") }],
            [{ option: property("ContainerRepository") }, { option: property("ContainerImageName") }],
          ],
        },
      ],
      reads: ["docker", "containers"],
      username: [
        { env: "DOTNET_CONTAINER_PUSH_REGISTRY_UNAME" },
        { env: "DOTNET_CONTAINER_REGISTRY_UNAME" },
        { env: "SDK_CONTAINER_REGISTRY_UNAME" },
      ],
      password: [
        { env: "DOTNET_CONTAINER_PUSH_REGISTRY_PWORD" },
        { env: "DOTNET_CONTAINER_REGISTRY_PWORD" },
        { env: "SDK_CONTAINER_REGISTRY_PWORD" },
      ],
    },
  ],
  may: "anything",
}));

/** Tools that build an image without a daemon, and push it by themselves. */
export const daemonlessPrograms: readonly ProgramRow[] = [
  { program: "apko", valued: wordList(`--log-level -C --workdir`), commands: apkoCommands, otherwise: "pull" },
  {
    program: "dotnet",
    valued: [],
    properties: [
      ["-p:", "/p:", "-property:", "/property:", "--property:"],
      ["-t:", "/t:", "-target:", "/target:", "--target:"],
    ],
    commands: dotnetCommands,
    otherwise: "listed",
  },
];
