import { dockerLikeLogin } from "./login-commands.ts";
import type { CommandOperation, CommandRow, CredentialStore, ProgramRow } from "./rows.ts";
import { wordList } from "./word-list.ts";

/** Docker's file, and podman's where there is none. https://github.com/google/go-containerregistry/blob/main/pkg/authn/keychain.go */
const reads: readonly CredentialStore[] = ["docker", "containers"];

const trivy = "https://trivy.dev/latest/docs/references/configuration/cli/trivy";
const syft = "https://github.com/anchore/syft/wiki/private-registry-authentication";

const scanned: CommandOperation = {
  does: "pull",
  what: "image",
  images: [{ of: { positions: "last" } }],
  reads,
  username: [{ option: ["--username"] }, { env: "TRIVY_USERNAME" }],
  password: [{ option: ["--password"] }, { env: "TRIVY_PASSWORD" }],
  when: { not: { flag: ["--input"] } },
};

/** `trivy image` has some eighty options; its image stands last, and an option's value is mostly no image. */
const trivyCommands: readonly CommandRow[] = [
  {
    verb: ["registry", "login"],
    source: `${trivy}_registry_login/`,
    valued: wordList(`-u --username -p --password`),
    effects: [dockerLikeLogin],
  },
  ...["image", "i"].map((verb): CommandRow => ({
    verb: [verb],
    source: `${trivy}_image/`,
    valued: wordList(`
        --username --password --input -f --format -o --output -s --severity --exit-code --scanners --vuln-type
        --pkg-types --ignorefile --ignore-policy --timeout --cache-dir --cache-backend --db-repository
        --java-db-repository --platform --image-src -t --template --skip-dirs --skip-files --security-checks --server
        --trivyignores --compliance --report --vex --ignore-status --config-check --image-config-scanners
        --checks-bundle-repository --registry-token --secret-config --severity-source --exit-on-eol
      `),
    effects: [scanned],
    may: "pull",
  })),
];

/** Their databases of vulnerabilities are images, too, mostly at ghcr.io, and public. */
export const scannerPrograms: readonly ProgramRow[] = [
  {
    program: "trivy",
    valued: wordList(`-c --config --cache-dir --timeout`),
    commands: trivyCommands,
    otherwise: "pull",
  },
  {
    program: "syft",
    valued: [],
    commands: [
      { verb: ["login"], source: syft, valued: wordList(`-u --username -p --password`), effects: [dockerLikeLogin] },
      // It makes an attestation and uploads it to the registry.
      { verb: ["attest"], source: syft, valued: [], effects: [], may: "anything" },
    ],
    otherwise: "pull",
  },
  { program: "grype", valued: [], commands: [], otherwise: "pull" },
  // It takes fingerprints of images: https://docs.kosli.com/client_reference/kosli_fingerprint/
  { program: "kosli", valued: [], commands: [], otherwise: "pull" },
  { program: "snyk", valued: [], commands: [], otherwise: "pull" },
  { program: "dive", valued: [], commands: [], otherwise: "pull" },
  { program: "container-structure-test", valued: [], commands: [], otherwise: "pull" },
];
