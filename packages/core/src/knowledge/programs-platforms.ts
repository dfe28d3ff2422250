import type { CommandEffect, CommandRow, ProgramRow } from "./rows.ts";
import { wordList } from "./word-list.ts";

const gh = "https://cli.github.com/manual/gh";
const kubectl = "https://kubernetes.io/docs/reference/kubectl/generated/kubectl";

const quietGh: readonly CommandRow[] = wordList(`
  actions-cache agent-task alias attestation auth browse cache co codespace completion config gist gpg-key help issue
  label org pr preview project release repo ruleset run search secret ssh-key status variable version workflow
`).map((verb) => ({ verb: [verb], source: `${gh}_${verb}`, valued: [], effects: [] }));

const ghCommands: readonly CommandRow[] = [
  ...quietGh,
  {
    verb: ["api"],
    source: `${gh}_api`,
    valued: wordList(`
      -X --method -H --header -f --raw-field -F --field --input -q --jq -t --template -p --preview --hostname --cache
    `),
    effects: [
      {
        does: "delete",
        what: "image",
        // The address names a package, which has no other place than ghcr.io.
        images: [{ of: { literal: "ghcr.io/" } }],
        reads: [],
        password: [{ env: "GH_TOKEN" }, { env: "GITHUB_TOKEN" }],
        when: {
          all: [
            { option: ["-X", "--method"], is: ["DELETE", "delete"] },
            {
              any: [
                // An address out of a variable may be that of anything that GitHub has.
                { argument: { position: 0 }, includes: ["packages/container", "packages/docker"], surely: true },
                { argument: { option: ["-H", "--header"] }, startsWith: ["X-Package-Type: container"] },
              ],
            },
          ],
        },
      },
    ],
  },
  {
    verb: ["attestation", "verify"],
    source: `${gh}_attestation_verify`,
    valued: wordList(`
      -b --bundle --cert-identity -i --cert-identity-regex --cert-oidc-issuer --custom-trusted-root -d --digest-alg
      --format --hostname -q --jq -L --limit -o --owner --predicate-type -R --repo --signer-digest --signer-repo
      --signer-workflow --source-digest --source-ref -t --template
    `),
    effects: [
      {
        does: "pull",
        what: "image",
        images: [{ of: { position: 0 }, strip: ["oci://"], only: true }],
        reads: ["docker", "containers"],
      },
    ],
  },
];

/** The pods of a cluster pull with it; nothing in the job does. */
const pullSecret: CommandEffect = {
  does: "login",
  registry: [{ option: ["--docker-server"] }],
  registryDefault: "docker.io",
  username: [{ option: ["--docker-username"] }],
  password: [{ option: ["--docker-password"] }],
  stdin: [],
  needsUsername: true,
  store: "private",
  when: { not: { flag: ["--from-file"] } },
};

const clusterOptions = wordList(`
  -n --namespace --context --cluster --kubeconfig --user --token -s --server --as --as-group --request-timeout -o --output
  -l --selector -f --filename -v --v
`);

const pullSecretRow: CommandRow = {
  verb: ["create", "secret", "docker-registry"],
  source: `${kubectl}_create/kubectl_create_secret_docker-registry/`,
  valued: [
    ...clusterOptions,
    ...wordList(`
      --docker-server --docker-username --docker-password --docker-email --from-file --field-manager --template
    `),
  ],
  effects: [pullSecret],
};

/** What a cluster does is not the job's doing. */
const quietKubectl: readonly CommandRow[] = wordList(`
  annotate api-resources api-versions apply attach auth autoscale certificate cluster-info completion config cordon cp
  create debug delete describe diff drain edit events exec explain expose get kustomize label logs options patch
  port-forward proxy replace rollout run scale set taint top uncordon version wait
`).map((verb) => ({ verb: [verb], source: `${kubectl}_${verb}/`, valued: [], effects: [] }));

const quietOc: readonly CommandRow[] = wordList(`
  adm login logout new-project process project projects route secrets start-build status tag whoami
`).map((verb) => ({
  verb: [verb],
  source: "https://docs.redhat.com/en/documentation/openshift_container_platform/4.20/html/cli_tools/openshift-cli-oc",
  valued: [],
  effects: [],
}));

export const platformPrograms: readonly ProgramRow[] = [
  {
    program: "gh",
    valued: wordList(`-R --repo`),
    commands: ghCommands,
    // An extension.
    otherwise: "anything",
  },
  {
    program: "kubectl",
    valued: clusterOptions,
    commands: [...quietKubectl, pullSecretRow],
    // A plugin.
    otherwise: "anything",
  },
  {
    program: "oc",
    valued: clusterOptions,
    commands: [...quietKubectl, ...quietOc, pullSecretRow],
    // `oc image mirror` and `oc registry login` among others.
    otherwise: "anything",
  },
  // They set up clusters and machines from images that they fetch.
  { program: "kind", valued: [], commands: [], otherwise: "pull" },
  { program: "k3d", valued: [], commands: [], otherwise: "pull" },
  { program: "minikube", valued: [], commands: [], otherwise: "pull" },
  { program: "cross", valued: [], commands: [], otherwise: "pull" },
  { program: "bootc", valued: [], commands: [], otherwise: "pull" },
  { program: "rpm-ostree", valued: [], commands: [], otherwise: "pull" },
];
