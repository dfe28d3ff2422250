import { craneLogin, dockerLikeLogin } from "./login-commands.ts";
import type { CommandOperation, CommandRow, CommandWhen, CredentialStore, ProgramRow } from "./rows.ts";
import { wordList } from "./word-list.ts";

const cosign = "https://github.com/sigstore/cosign/blob/main/doc/cosign";
const notation = "https://notaryproject.dev/docs/user-guides/cli-reference";

/** Docker's file, and podman's where there is none. https://github.com/google/go-containerregistry/blob/main/pkg/authn/keychain.go */
const reads: readonly CredentialStore[] = ["docker", "containers"];

/**
 * With a key, a device or a token of one's own there is no need for the job's identity. `-key` is of its first versions. Each
 * option may come from a variable as well: https://github.com/sigstore/cosign/blob/main/cmd/cosign/cli/options/root.go
 */
const keyed: CommandWhen = {
  any: [
    { flag: ["--key", "-key", "--sk", "--identity-token"] },
    ...["COSIGN_KEY", "COSIGN_SK", "COSIGN_IDENTITY_TOKEN"].map((env) => ({ argument: { env }, startsWith: [""] })),
  ],
};
const uploads: CommandWhen = {
  not: {
    any: [
      { option: ["--upload"], is: ["false"] },
      { option: ["--no-upload"], is: ["true"] },
    ],
  },
};

const signature: CommandOperation = {
  does: "push",
  what: "signature",
  images: [{ of: { positions: "all" } }],
  reads,
  username: [{ option: ["--registry-username"] }, { env: "COSIGN_REGISTRY_USERNAME" }],
  password: [
    { option: ["--registry-password", "--registry-token"] },
    { env: "COSIGN_REGISTRY_PASSWORD" },
    { env: "COSIGN_REGISTRY_TOKEN" },
  ],
};
const attestation: CommandOperation = { ...signature, what: "attestation", images: [{ of: { position: 0 } }] };
const first: CommandOperation = { ...signature, what: "artifact", images: [{ of: { position: 0 } }] };
const pull: CommandOperation = { ...signature, does: "pull" };

/** One row of two: without a key it needs `id-token: write`. */
function keylessOrKeyed(operation: CommandOperation): readonly CommandOperation[] {
  return [
    { ...operation, when: { all: [uploads, keyed] } },
    { ...operation, when: { all: [uploads, { not: keyed }] }, needs: { "id-token": ["write"] } },
  ];
}

/** Of all its verbs that speak to a registry, in any of its versions: the documents' history. */
const options = wordList(`
  -a --annotation --annotations --attachment --attachment-tag-prefix --attestation --azure-container-registry-config
  --bundle --ca-intermediates --ca-roots --cert --cert-chain --cert-email --cert-oidc-issuer --certificate
  --certificate-chain --certificate-email --certificate-github-workflow-name --certificate-github-workflow-ref
  --certificate-github-workflow-repository --certificate-github-workflow-sha --certificate-github-workflow-trigger
  --certificate-identity --certificate-identity-regexp --certificate-oidc-issuer --certificate-oidc-issuer-regexp --ct
  --dir -f --file --files --fulcio-auth-flow --fulcio-url --identity-token --input-format --key -key --max-workers
  --oidc-client-id --oidc-client-secret --oidc-client-secret-file --oidc-issuer --oidc-provider --oidc-redirect-url
  --only -o --output --output-certificate --output-file --output-payload --output-signature --payload --platform
  --policy --predicate --predicate-type --registry-cacert --registry-client-cert --registry-client-key
  --registry-password --registry-referrers-mode --registry-server-name --registry-token --registry-username
  --rekor-entry-type --rekor-response --rekor-url --sbom --sct --sign-container-identity --signature
  --signature-digest-algorithm --signing-config --slot --statement --tag-prefix --tag-suffix -t --timeout
  --timestamp-cert-chain --timestamp-certificate-chain --timestamp-client-cacert --timestamp-client-cert
  --timestamp-client-key --timestamp-server-name --timestamp-server-url --trusted-root --tsr --type
`);

/** `cosign copy -f` is a flag. */
const copyOptions = options.filter((option) => option !== "-f");

const cosignCommands: readonly CommandRow[] = [
  {
    verb: ["login"],
    source: `${cosign}_login.md`,
    valued: wordList(`-u --username -p --password --output-file -t --timeout`),
    effects: [craneLogin],
  },
  { verb: ["sign"], source: `${cosign}_sign.md`, valued: options, effects: keylessOrKeyed(signature) },
  { verb: ["attest"], source: `${cosign}_attest.md`, valued: options, effects: keylessOrKeyed(attestation) },
  // Version 3.1 no longer has these: https://github.com/sigstore/cosign/tree/v3.0.0/doc
  ...["sbom", "signature", "attestation"].map((kind): CommandRow => ({
    verb: ["attach", kind],
    source: "https://github.com/sigstore/cosign/blob/v2.4.0/doc/cosign_attach.md",
    valued: options,
    effects: [{ ...first, what: kind }],
  })),
  ...["blob", "wasm"].map((kind): CommandRow => ({
    verb: ["upload", kind],
    source: "https://github.com/sigstore/cosign/blob/v2.4.0/doc/cosign_upload.md",
    valued: options,
    effects: [first],
  })),
  {
    verb: ["copy"],
    source: "https://github.com/sigstore/cosign/blob/v2.4.0/doc/cosign_copy.md",
    valued: copyOptions,
    effects: [
      { ...first, does: "pull", what: "image" },
      { ...first, what: "image", images: [{ of: { position: 1 } }] },
    ],
  },
  { verb: ["load"], source: `${cosign}_load.md`, valued: options, effects: [{ ...first, what: "image" }] },
  {
    verb: ["clean"],
    source: `${cosign}_clean.md`,
    valued: copyOptions,
    effects: [{ ...first, does: "delete", what: "signature" }],
  },
  ...[["verify"], ["verify-attestation"], ["save"], ["tree"], ["triangulate"]].map((verb): CommandRow => ({
    verb,
    source: `${cosign}_${verb.join("_")}.md`,
    valued: options,
    effects: [pull],
  })),
  ...["attestation", "sbom", "signature"].map((kind): CommandRow => ({
    verb: ["download", kind],
    source: `${cosign}_download_${kind}.md`,
    valued: copyOptions,
    effects: [pull],
  })),
];

const notationOptions = wordList(`
  -u --username -p --password --signature-format -k --key --id --plugin -e --expiry --plugin-config -m --user-metadata
  --timestamp-url --timestamp-root-cert -o --output --max-signatures --scope
`);
const notationReads: readonly CredentialStore[] = ["private", "docker"];
const notationOwn = {
  reads: notationReads,
  username: [{ option: ["-u", "--username"] }, { env: "NOTATION_USERNAME" }],
  password: [{ option: ["-p", "--password"] }, { env: "NOTATION_PASSWORD" }],
};

const notationCommands: readonly CommandRow[] = [
  {
    verb: ["login"],
    source: `${notation}/notation-login`,
    valued: wordList(`-u --username -p --password`),
    effects: [
      {
        ...dockerLikeLogin,
        username: notationOwn.username,
        password: notationOwn.password,
        needsUsername: false,
        store: "private",
      },
    ],
  },
  {
    verb: ["sign"],
    source: `${notation}/notation-sign`,
    valued: notationOptions,
    effects: [{ ...first, ...notationOwn, what: "signature", when: { not: { flag: ["--oci-layout"] } } }],
  },
  ...["verify", "list", "ls", "inspect"].map((verb): CommandRow => ({
    verb: [verb],
    source: `${notation}/notation-${verb}`,
    valued: notationOptions,
    effects: [{ ...first, ...notationOwn, does: "pull", when: { not: { flag: ["--oci-layout"] } } }],
  })),
];

export const signingPrograms: readonly ProgramRow[] = [
  {
    program: "cosign",
    valued: wordList(`--output-file -t --timeout`),
    commands: cosignCommands,
    // Keys, blobs and files; `initialize` fetches roots of trust.
    otherwise: "nothing",
  },
  {
    program: "notation",
    valued: [],
    commands: notationCommands,
    otherwise: "nothing",
  },
];
