import type { HarmlessCommand } from "./harmless-command.ts";
import { wordList } from "./word-list.ts";

/** Linters, formatters, compilers and clients of something else that are harmless whatever follows. */
const anyVerb = wordList(`
  git-lfs git-cliff gitleaks detect-secrets semgrep bandit safety pip-audit osv-scanner checkov
  tfsec terrascan kics gosec govulncheck staticcheck golangci-lint gofmt gofumpt goimports gotestsum gotestfmt
  actionlint zizmor shellcheck shfmt hadolint dockerfilelint yamllint yamlfmt markdownlint markdownlint-cli2 mdl vale
  typos codespell cspell commitlint lychee htmlhint prettier eslint stylelint tsc biome oxlint oxfmt dprint taplo
  editorconfig-checker ruff black isort flake8 pylint mypy pyright pyflakes pydocstyle vulture pytest codecov
  codecovcli coveralls rubocop brakeman rspec phpunit phpstan psalm php-cs-fixer phpcs pint ktlint detekt swiftlint
  swiftformat clang clang++ clang-format clang-tidy cppcheck cpplint gcc g++ cc c++ cl ld nm objdump objcopy strip
  size readelf gcov gcovr lcov genhtml ctest cpack meson autoconf automake autoreconf libtoolize pkg-config
  rustc rustfmt cargo-audit cargo-deny cargo-nextest cargo-llvm-cov wasm-opt wasm-tools wasm-bindgen
  sccache ccache javac jar javadoc kotlinc scalac ghc ghcup hlint rebar3
  nim shards protoc buf protolint grpc_tools_ruby_protoc flatc thrift swagger-cli spectral
  redocly openapi-generator openapi-generator-cli jq yq gojq dasel xq xmllint xmlstarlet tomlq json5 csvtool sqlite3
  psql pg_dump pg_restore pg_isready pg_config createdb dropdb mysql mysqldump mysqladmin mongosh mongod redis-cli
  redis-server initdb pg_ctl gpg gpg2 gpgconf gpg-agent openssl ssh-keygen ssh-keyscan ssh-add ssh-agent age 
  minisign signify keytool jarsigner certutil update-ca-certificates step mkcert
  aws aws_completer eksctl s3cmd s5cmd rclone gsutil bq linode-cli hcloud vercel netlify wrangler
  firebase surge sentry-cli newrelic datadog-ci
  tflint terraform-docs tfenv tfswitch infracost opa regal kubeconform kubeval kube-linter kube-score kubent pluto
  kubectx kubens polaris helm-docs yor jsonnet jsonnetfmt promtool amtool
  apt apt-get aptitude apt-cache apt-key apt-mark add-apt-repository dpkg dpkg-query dpkg-deb dpkg-buildpackage
  dpkg-parsechangelog debuild debsign dch apk dnf microdnf yum rpm rpmbuild rpmsign createrepo createrepo_c zypper
  pacman makepkg snap snapcraft flatpak flatpak-builder port choco winget scoop pip pip3
  luarocks cpan cpanm pear pecl
  twine auditwheel delocate-wheel cyclonedx-py cyclonedx-npm cyclonedx-gomod cdxgen
  mkdocs sphinx-build mdbook hugo jekyll doxygen pandoc asciidoctor antora typst xelatex pdflatex latexmk mike
  ffmpeg ffprobe convert magick identify optipng pngquant inkscape dot graphviz exiftool
  playwright k6 hey wrk vegeta ab artillery locust newman kubeconform
  xvfb Xvfb fluxbox adb emulator sdkmanager avdmanager apksigner zipalign aapt aapt2 vstest.console
  vswhere signtool inno iscc makensis wix candle light
`);

/** They run a program that the repository has, or that they have just built, with one of these words. */
const runners = wordList(`
  volta nvm fnm rbenv pyenv asdf conda mamba micromamba rustup pipx stack cabal dart flutter crystal zig gleam dune opam
  swift coverage sops
`);
const running = ["run", "exec", "container", ".py"];

/** Build tools whose targets anyone can add to. */
const targets = wordList(`cmake ninja msbuild wasm-pack`);

const git: HarmlessCommand = {
  program: "git",
  valued: wordList(`-C -c --git-dir --work-tree --namespace --config-env --exec-path`),
  // A verb that is none of git's own is an alias, and may be anything.
  verbs: wordList(`
    add am annotate apply archive blame branch bundle cat-file check-attr check-ignore check-ref-format checkout
    checkout-index cherry cherry-pick clean clone commit commit-tree config count-objects credential describe diff
    diff-files diff-index diff-tree fast-export fast-import fetch fetch-pack filter-repo
    for-each-ref format-patch fsck gc grep hash-object help index-pack init interpret-trailers lfs log ls-files
    ls-remote ls-tree maintenance merge merge-base merge-file merge-tree mktag mktree mv name-rev notes pack-objects
    pack-refs prune pull push range-diff read-tree rebase reflog remote repack replace request-pull rerere reset restore
    rev-list rev-parse revert rm send-email shortlog show show-branch show-ref sparse-checkout stage stash status
    stripspace submodule subtree switch symbolic-ref tag unpack-objects update-index update-ref update-server-info var
    verify-commit verify-pack verify-tag version whatchanged worktree write-tree --version
  `),
  unless: ["foreach"],
};

const infrastructure: readonly HarmlessCommand[] = [
  ...["terraform", "tofu"].map((program) => ({
    program,
    // Plans and applies may run any provider, Docker's among them.
    verbs: wordList(`
      init validate fmt get graph output providers show state version workspace login logout force-unlock -version
      --version
    `),
  })),
  { program: "packer", verbs: wordList(`init fmt validate version plugins inspect`) },
  { program: "ansible-lint" },
  { program: "ansible-galaxy", verbs: wordList(`install collection role init list`) },
  { program: "pulumi", verbs: wordList(`login logout version whoami config stack plugin about`) },
  // Both can have an image copied from ghcr.io, or an application deployed from there.
  { program: "argocd", verbs: wordList(`version login logout context`) },
  { program: "rsync" },
  // `doppler run` runs another program.
  { program: "doppler", verbs: wordList(`secrets configs setup login logout me projects environments --version`) },
  {
    program: "forge",
    verbs: wordList(`build test fmt snapshot coverage install remappings doc inspect lint --version`),
  },
  { program: "maturin", verbs: wordList(`build develop sdist --version`) },
  // It submits to a cluster.
  { program: "argo", verbs: wordList(`version submit get logs list delete wait lint stop terminate`) },
  // It uploads Homebrew's own bottles to ghcr.io.
  { program: "brew", unless: ["pr-upload", "pr-pull", "test-bot"] },
  // It can fetch charts.
  { program: "kustomize", unless: ["--enable-helm"] },
  // `cue mod publish` goes to a registry, `cue cmd` runs what a file says.
  { program: "cue", verbs: wordList(`def eval export fix fmt import trim version vet`) },
  { program: "trufflehog", unless: ["docker"] },
  { program: "bazel", verbs: wordList(`build test query cquery aquery info clean fetch version shutdown mod`) },
  { program: "bazelisk", verbs: wordList(`build test query cquery aquery info clean fetch version shutdown mod`) },
  { program: "nix", verbs: wordList(`build flake fmt eval hash path-info profile store search show-config --version`) },
  { program: "lefthook", verbs: wordList(`install validate version`) },
  { program: "changeset", verbs: wordList(`status version add`) },
];

export const harmlessTools: readonly HarmlessCommand[] = [
  ...[...new Set(anyVerb)].map((program) => ({ program })),
  ...runners.map((program) => ({ program, unless: running })),
  ...targets.map((program) => ({ program, unless: ["docker", "image", "push", "publish", "Publish"] })),
  git,
  ...infrastructure,
];
