import { dockerLikeLogin } from "./login-commands.ts";
import type { CommandImages, CommandOperation, CommandRow, CredentialStore, ProgramRow } from "./rows.ts";
import { wordList } from "./word-list.ts";

const reference = "https://helm.sh/docs/helm/helm";
const flux = "https://fluxcd.io/flux/cmd/flux";
const timoni = "https://github.com/stefanprodan/timoni/blob/main/cmd/timoni";

/** Where its own file has nothing it takes Docker's. https://github.com/helm/helm/blob/main/pkg/registry/client.go */
const reads: readonly CredentialStore[] = ["helm", "docker"];

/** A chart's address: only with `oci://` is it one at a registry. */
const anyChart: CommandImages = { of: { positions: "all" }, strip: ["oci://"], only: true };
const pullChart: CommandOperation = {
  does: "pull",
  what: "chart",
  images: [anyChart],
  reads,
  username: [{ option: ["--username"] }],
  password: [{ option: ["--password"] }],
};

const chartOptions = wordList(`
  -f --values --set --set-string --set-file --set-json --set-literal --version --keyring --repo --username --password
  --cert-file --key-file --ca-file --post-renderer --post-renderer-args -o --output --timeout --name-template
  --description -l --labels --history-max --output-dir --kube-version -a --api-versions -s --show-only --jsonpath -d
  --destination --untardir --max-col-width
`);

const quietHelm: readonly CommandRow[] = wordList(`
  chart completion create delete docs env get help history lint list ls package plugin registry repo rollback search
  status test uninstall unittest verify version
`).map((verb) => ({ verb: [verb], source: `${reference}_${verb}/`, valued: [], effects: [] }));

const helmCommands: readonly CommandRow[] = [
  ...quietHelm,
  {
    verb: ["registry", "login"],
    source: `${reference}_registry_login/`,
    valued: wordList(`-u --username -p --password --cert-file --key-file --ca-file`),
    effects: [
      {
        ...dockerLikeLogin,
        // Without one the password is sent as an identity token.
        needsUsername: false,
        store: "helm",
      },
    ],
  },
  {
    verb: ["registry", "logout"],
    source: `${reference}_registry_logout/`,
    valued: [],
    effects: [{ does: "logout", registry: [{ position: 0 }], registryDefault: "none", store: "helm" }],
  },
  {
    verb: ["push"],
    source: `${reference}_push/`,
    valued: wordList(`--cert-file --key-file --ca-file --username --password`),
    effects: [{ ...pullChart, does: "push", images: [{ of: { position: 1 }, strip: ["oci://"], only: true }] }],
  },
  // Before Helm 3.7, and without `oci://`.
  {
    verb: ["chart", "push"],
    source: "https://v3-6-0.helm.sh/docs/topics/registries/",
    valued: [],
    effects: [{ does: "push", what: "chart", images: [{ of: { position: 0 } }], reads }],
  },
  {
    verb: ["chart", "pull"],
    source: "https://v3-6-0.helm.sh/docs/topics/registries/",
    valued: [],
    effects: [{ does: "pull", what: "chart", images: [{ of: { position: 0 } }], reads }],
  },
  ...["pull", "fetch", "install", "upgrade", "template", "show", "inspect"].map((verb): CommandRow => ({
    verb: [verb],
    source: `${reference}_${verb}/`,
    valued: chartOptions,
    effects: [pullChart],
    // With `--dependency-update`.
    may: "pull",
  })),
  ...["dependency", "dep", "dependencies"].map((verb): CommandRow => ({
    verb: [verb],
    source: `${reference}_dependency/`,
    valued: [],
    effects: [],
    may: "pull",
  })),
];

const artifact: CommandOperation = {
  does: "push",
  what: "artifact",
  images: [{ of: { position: 0 }, strip: ["oci://"] }],
  reads: ["docker", "containers"],
  credentials: [{ option: ["--creds"] }],
};
const fluxOptions = wordList(`
  -f -p --path --source --revision --creds --provider --ignore-paths --add-ignore-paths -a --annotations -o --output
  --tag --filter-semver --filter-regex
`);

const fluxCommands: readonly CommandRow[] = [
  ...wordList(`
    bootstrap build check completion create debug delete diff envsubst events export get install list logs migrate pull
    push reconcile resume stats suspend tag trace tree uninstall version
  `).map((verb) => ({ verb: [verb], source: `${flux}_${verb}/`, valued: [], effects: [] })),
  { verb: ["push", "artifact"], source: `${flux}_push_artifact/`, valued: fluxOptions, effects: [artifact] },
  { verb: ["tag", "artifact"], source: `${flux}_tag_artifact/`, valued: fluxOptions, effects: [artifact] },
  ...["pull", "diff"].map((verb): CommandRow => ({
    verb: [verb, "artifact"],
    source: `${flux}_${verb}_artifact/`,
    valued: fluxOptions,
    effects: [{ ...artifact, does: "pull" }],
  })),
  {
    verb: ["list", "artifacts"],
    source: `${flux}_list_artifacts/`,
    valued: fluxOptions,
    effects: [{ ...artifact, does: "pull" }],
  },
];

/** A module's folder stands in front of the address, an artifact has none. */
const moduleAddress: CommandImages = { of: { positions: "last" }, strip: ["oci://"], only: true };

export const chartPrograms: readonly ProgramRow[] = [
  {
    program: "helm",
    aliases: ["helm3", "helm4"],
    valued: wordList(`
      -n --namespace --kubeconfig --kube-context --kube-token --kube-as-user --kube-as-group --kube-apiserver
      --kube-ca-file --kube-tls-server-name --registry-config --repository-config --repository-cache --content-cache
      --burst-limit --qps --color --colour
    `),
    storeOption: ["--registry-config"],
    commands: helmCommands,
    // A plugin.
    otherwise: "anything",
  },
  // It lints and installs charts, and fetches what they depend on. https://github.com/helm/chart-testing
  { program: "ct", valued: [], commands: [], otherwise: "pull" },
  {
    program: "flux",
    valued: wordList(`-n --namespace --context --kubeconfig --timeout --cache-dir`),
    commands: fluxCommands,
    // A plugin.
    otherwise: "anything",
  },
  {
    program: "timoni",
    valued: wordList(`-n --namespace --kubeconfig --kube-context --timeout --cache-dir`),
    commands: [
      {
        verb: ["registry", "login"],
        source: "https://timoni.sh/cmd/timoni_registry_login/",
        valued: wordList(`-u --username -p --password`),
        effects: [dockerLikeLogin],
      },
      {
        verb: ["mod", "push"],
        source: `${timoni}/mod_push.go`,
        valued: wordList(`-v --version -a --annotation -o --output --creds --sign --cosign-key`),
        effects: [{ ...artifact, images: [moduleAddress] }],
      },
      {
        verb: ["artifact", "push"],
        source: `${timoni}/artifact_push.go`,
        valued: wordList(
          `-f --filepath -t --tag -a --annotation --content-type -o --output --creds --sign --cosign-key`,
        ),
        effects: [{ ...artifact, images: [moduleAddress] }],
      },
      {
        verb: ["artifact", "tag"],
        source: `${timoni}/artifact_tag.go`,
        valued: wordList(`-t --tag --creds`),
        effects: [{ ...artifact, images: [moduleAddress] }],
      },
    ],
    otherwise: "pull",
  },
];
