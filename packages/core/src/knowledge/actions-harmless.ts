import { wordList } from "./word-list.ts";

/**
 * Everyday actions that neither log in to a container registry nor move an image, and that run no command and no file
 * of the caller's. What each does can be read in the `action.yml` of github.com/OWNER/NAME, in the folder of its path.
 *
 * Deliberately absent, so that they count as opaque: what runs anything that the caller writes (retries, remote
 * shells, task runners, actions/github-script, pre-commit/action), what asks an API for anything the caller writes,
 * what writes a file that the caller writes, and what exports environment variables under names that the caller
 * chooses (secrets from a vault): a script after it may well have a password that no file shows.
 */
export const harmlessActions: readonly string[] = wordList(`
  actions/add-to-project actions/ai-inference actions/cache actions/cache/restore actions/cache/save
  actions/configure-pages actions/create-release actions/delete-artifact actions/dependency-review-action
  actions/deploy-pages actions/download-artifact actions/first-interaction actions/go-dependency-submission
  actions/jekyll-build-pages actions/labeler actions/setup-dotnet actions/setup-elixir actions/setup-go
  actions/setup-haskell actions/setup-java actions/setup-node actions/setup-python actions/setup-ruby actions/stale
  actions/upload-artifact actions/upload-artifact/merge actions/upload-pages-artifact actions/upload-release-asset
  advanced-security/dismiss-alerts dependabot/fetch-metadata github/ai-moderator github/codeql-action/analyze
  github/codeql-action/init github/codeql-action/upload-sarif github/issue-labeler github/super-linter
  githubsecuritylab/actions-permissions/monitor super-linter/super-linter

  abatilo/actions-poetry acifani/setup-tinygo actions-rs/toolchain actions-rust-lang/setup-rust-toolchain
  alexellis/arkade-get alexellis/setup-arkade android-actions/setup-android arduino/setup-protoc astral-sh/setup-uv
  awalsh128/cache-apt-pkgs-action baptiste0928/cargo-install bats-core/bats-action bazel-contrib/setup-bazel
  bazelbuild/setup-bazelisk browser-actions/setup-chrome browser-actions/setup-firefox bufbuild/buf-action
  bufbuild/buf-setup-action buildpacks/github-actions/setup-pack buildpacks/github-actions/setup-tools
  bytecodealliance/actions/wasm-tools/setup bytecodealliance/actions/wasmtime/setup cachix/install-nix-action
  canonical/craft-actions/rockcraft-pack canonical/setup-lxd cargo-bins/cargo-binstall
  conda-incubator/setup-miniconda coursier/cache-action coursier/setup-action crazy-max/ghaction-setup-docker
  crazy-max/ghaction-upx cue-lang/setup-cue dart-lang/setup-dart dcarbone/install-jq-action denoland/setup-deno
  depot/setup-action determinatesystems/determinate-nix-action determinatesystems/magic-nix-cache-action
  determinatesystems/nix-installer-action dopplerhq/cli-action dtolnay/rust-toolchain earthly/actions-setup
  engineerd/setup-kind erlef/setup-beam expo/expo-github-action extractions/setup-just fluxcd/flux2/action
  fluxcd/pkg/actions/crdjsonschema fluxcd/pkg/actions/envtest fluxcd/pkg/actions/helm fluxcd/pkg/actions/kubeconform
  fluxcd/pkg/actions/kubectl fluxcd/pkg/actions/kustomize fluxcd/pkg/actions/sops fluxcd/pkg/actions/yq
  foundry-rs/foundry-toolchain go-task/setup-task graalvm/setup-graalvm haskell-actions/setup
  helm/chart-testing-action helm/kind-action hendrikmuhs/ccache-action homebrew/actions/cache-homebrew-prefix
  homebrew/actions/setup-homebrew homebrew/actions/setup-ruby ilammy/msvc-dev-cmd ilammy/setup-nasm
  imranismail/setup-kustomize infracost/actions/setup jaxxstorm/action-install-gh-release jfrog/setup-jfrog-cli
  jiro4989/setup-nim-action julia-actions/setup-julia jurplel/install-qt-action jwlawson/actions-setup-cmake
  kosli-dev/setup-cli-action kyverno/action-install-chainsaw leafo/gh-actions-lua lukka/get-cmake
  magnetikonline/action-golang-cache mamba-org/setup-micromamba manusa/actions-setup-minikube
  maxim-lobanov/setup-xcode medyagh/setup-minikube microsoft/setup-msbuild mlugg/setup-zig moonrepo/setup-rust
  moonrepo/setup-toolchain mozilla-actions/sccache-action mymindstorm/setup-emsdk nanasess/setup-chromedriver
  negrutiu/nsis-install nixbuild/nix-quick-install-action notaryproject/notation-action/setup nuget/setup-nuget
  ocaml/setup-ocaml opentofu/setup-opentofu oras-project/setup-oras oven-sh/setup-bun pnpm/action-setup
  pulumi/setup-pulumi r-lib/actions/setup-r r-lib/actions/setup-r-dependencies redhat-actions/oc-installer
  redhat-actions/openshift-tools-installer regclient/actions/regbot-installer regclient/actions/regctl-installer
  regclient/actions/regsync-installer reproducible-containers/buildkit-cache-dance ruby/setup-ruby
  satackey/action-docker-layer-caching sbt/setup-sbt seanmiddleditch/gha-setup-ninja shivammathur/setup-php
  sigstore/cosign-installer slsa-framework/slsa-verifier/actions/installer snok/install-poetry
  stefanprodan/timoni/actions/setup subosito/flutter-action supabase/setup-cli superfly/flyctl-actions/setup-flyctl
  swatinem/rust-cache swift-actions/setup-swift taiki-e/cache-cargo-install-action taiki-e/install-action
  terraform-linters/setup-tflint updatecli/updatecli-action useblacksmith/cache yokawasa/action-setup-kube-tools

  aws-actions/amazon-ecs-deploy-task-definition
  aws-actions/amazon-ecs-render-task-definition aws-actions/aws-cloudformation-github-deploy
  aws-actions/configure-aws-credentials aws-actions/setup-sam azure/aks-set-context azure/k8s-bake azure/k8s-deploy
  azure/k8s-set-context azure/login azure/setup-helm azure/setup-kubectl azure/webapps-deploy
  digitalocean/action-doctl firebaseextended/action-hosting-deploy
  google-github-actions/auth google-github-actions/deploy-cloudrun google-github-actions/get-gke-credentials
  google-github-actions/setup-gcloud google-github-actions/upload-cloud-storage hashicorp/setup-packer
  hashicorp/setup-terraform redhat-actions/oc-login replicatedhq/replicated-actions/create-cluster
  replicatedhq/replicated-actions/remove-cluster tailscale/github-action

  anchore/sbom-action/download-syft anchore/sbom-action/publish-sbom anchore/scan-action/download-grype
  apache/skywalking-eyes/dependency apache/skywalking-eyes/header aquasecurity/setup-trivy aquasecurity/tfsec-action
  astral-sh/attest-action astral-sh/ruff-action azbagheri/shell-linter boostsecurityio/poutine-action
  chartboost/ruff-action cocogitto/cocogitto-action codecov/codecov-action codecov/test-results-action
  codespell-project/actions-codespell codespell-project/codespell-problem-matcher coverallsapp/github-action
  crate-ci/typos cyclonedx/gh-gomod-generate-sbom davidanson/markdownlint-cli2-action dominikh/staticcheck-action
  dorny/test-reporter editorconfig-checker/action-editorconfig-checker embarkstudios/cargo-deny-action
  enricomi/publish-unit-test-result-action errata-ai/vale-action fairwindsops/pluto/github-action
  gaurav-nelson/github-action-markdown-link-check giraffate/clippy-action gitguardian/ggshield-action
  gitleaks/gitleaks-action golang/govulncheck-action golangci/golangci-lint-action
  google/osv-scanner-action/osv-reporter-action google/osv-scanner-action/osv-scanner-action
  gradle/actions/wrapper-validation gradle/wrapper-validation-action hadolint/hadolint-action
  ibiqlik/action-yamllint jakebailey/pyright-action karancode/yamllint-github-action ludeeus/action-shellcheck
  luizm/action-sh-checker lycheeverse/lychee-action mikepenz/action-junit-report orgoro/coverage
  ossf/scorecard-action psf/black py-actions/flake8 pycqa/bandit-action pypa/gh-action-pip-audit
  raven-actions/actionlint reviewdog/action-actionlint reviewdog/action-hadolint reviewdog/action-setup
  reviewdog/action-shellcheck reviewdog/action-staticcheck rustsec/audit-check securego/gosec
  shogo82148/actions-goveralls snyk/actions/setup sonarsource/sonarcloud-github-action
  sonarsource/sonarqube-quality-gate-action sonarsource/sonarqube-scan-action step-security/harden-runner
  streetsidesoftware/cspell-action synacktiv/action-octoscan tcort/github-action-markdown-link-check
  trufflesecurity/trufflehog wagoid/commitlint-github-action zgosalvez/github-actions-ensure-sha-pinned-actions
  zizmorcore/zizmor-action

  actions-ecosystem/action-bump-semver actions-ecosystem/action-get-latest-tag actions-ecosystem/action-push-tag
  actions-ecosystem/action-regex-match ad-m/github-push-action anothrnick/github-tag-action
  aormsby/fork-sync-with-upstream-action apple-actions/import-codesign-certs
  battila7/get-version-action codex-/return-dispatch crazy-max/ghaction-github-pages crazy-max/ghaction-import-gpg
  dawidd6/action-download-artifact dawidd6/action-get-tag dorny/paths-filter endbug/add-and-commit
  fkirc/skip-duplicate-actions fountainhead/action-wait-for-check geekyeggo/delete-artifact ghcr-lint/ghcr-lint
  gittools/actions/gitversion/execute gittools/actions/gitversion/setup google-github-actions/release-please-action
  googleapis/release-please-action helm/chart-releaser-action homebrew/actions/git-try-push
  homebrew/actions/git-user-config homebrew/actions/setup-commit-signing jamesives/github-pages-deploy-action
  jitterbit/get-changed-files js-devtools/npm-publish lewagon/wait-on-check-action mathieudutour/github-tag-action
  metcalfc/changelog-generator mikepenz/release-changelog-builder-action ncipollo/release-action
  orhun/git-cliff-action paulhatch/semantic-version peaceiris/actions-gh-pages peaceiris/actions-hugo
  planetscale/ghcommit-action pypa/gh-action-pypi-publish rajatjindal/krew-release-bot
  release-drafter/release-drafter rickstaa/action-create-tag robinraju/release-downloader
  rubygems/configure-rubygems-credentials rust-lang/crates-io-auth-action shogo82148/actions-upload-release-asset
  sigstore/gh-action-sigstore-python snapcore/action-build snapcore/action-publish softprops/action-gh-release
  softprops/turnstyle stefanprodan/helm-gh-pages stefanzweifel/git-auto-commit-action step-security/changed-files
  styfle/cancel-workflow-action svenstaro/upload-release-action technote-space/get-diff-action
  tj-actions/branch-names tj-actions/changed-files trilom/file-changes-action vedantmgoyal9/winget-releaser
  webfactory/ssh-agent wyrihaximus/github-action-get-previous-tag yesolutions/mirror-action

  8398a7/action-slack act10ns/slack amannn/action-semantic-pull-request andstor/file-existence-action
  appleboy/scp-action appleboy/telegram-action benc-uk/workflow-dispatch benchmark-action/github-action-benchmark
  bobheadxi/deployments canonical/has-signed-canonical-cla christian-korneck/update-container-description-action
  chrnorm/deployment-action chrnorm/deployment-status contributor-assistant/github-action
  crazy-max/ghaction-dump-context crazy-max/ghaction-github-labeler crazy-max/ghaction-github-runtime
  crazy-max/ghaction-virustotal dawidd6/action-send-mail dessant/lock-threads
  docker/bake-action/subaction/list-targets docker/bake-action/subaction/matrix easimon/maximize-build-space
  getsentry/action-release hmarr/auto-approve-action hmarr/debug-action homebrew/actions/create-or-update-issue
  jlumbroso/free-disk-space kentaro-m/auto-assign-action marocchino/sticky-pull-request-comment masci/datadog
  mheap/github-action-required-labels micnncim/action-label-syncer mshick/add-pr-comment nick-fields/assert-action
  pascalgn/automerge-action peter-evans/close-issue peter-evans/create-issue-from-file
  peter-evans/create-or-update-comment peter-evans/create-pull-request peter-evans/dockerhub-description
  peter-evans/enable-pull-request-automerge peter-evans/find-comment peter-evans/repository-dispatch
  peter-evans/slash-command-dispatch product-os/decode-private-key ravsamhq/notify-slack-action
  rlespinasse/git-commit-data-action rtcamp/action-slack-notify sarisia/actions-status-discord
  slackapi/slack-github-action tim-actions/commit-body-check tim-actions/commit-message-checker-with-regex
  tim-actions/dco tim-actions/get-pr-commits tim-actions/wip-check toshimaru/auto-author-assign
  tsickert/discord-webhook ublue-os/remove-unwanted-software webiny/action-conventional-commits
  wow-actions/use-app-token yogevbd/enforce-label-action
`);
