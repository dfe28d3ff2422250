import { craneRefusals } from "./refusals.ts";
import type { CommandRow, ProgramRow } from "./rows.ts";
import { wordList } from "./word-list.ts";

const apko = "https://github.com/chainguard-dev/apko/blob/main/internal/cli";

/** `publish CONFIGURATION TAG…`; the logins are those of go-containerregistry. */
const apkoCommands: readonly CommandRow[] = [
  {
    verb: ["login"],
    source: `${apko}/commands.go`,
    valued: wordList(`-u --username -p --password`),
    effects: [
      {
        does: "login",
        registry: [{ position: 0 }],
        registryDefault: "none",
        username: [{ option: ["-u", "--username"] }],
        password: [{ option: ["-p", "--password"] }],
        stdin: ["--password-stdin"],
        needsUsername: true,
        refusals: craneRefusals,
        store: "docker",
      },
    ],
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

/** Tools that build an image without a daemon, and push it by themselves. */
export const daemonlessPrograms: readonly ProgramRow[] = [
  { program: "apko", valued: wordList(`--log-level -C --workdir`), commands: apkoCommands, otherwise: "pull" },
];
