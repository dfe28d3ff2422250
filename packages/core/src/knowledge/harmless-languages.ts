import type { HarmlessCommand } from "./harmless-command.ts";
import { wordList } from "./word-list.ts";

/** Names of scripts that people give to what only reads, checks or compiles. */
const scripts = wordList(`
  test test:unit test:coverage test:cov test:ci test:e2e test:integration test:run test:types unit coverage lint lint:fix
  lint:ci lint:check eslint format format:check fmt fmt:check prettier prettier:check stylelint typecheck type-check
  types types:check check-types check tsc build compile clean docs docs:build build:docs storybook:build
  build-storybook verify validate audit knip
`);
const runScripts = scripts.map((script) => `run ${script}`);

/** What a line of code needs to run a program or to speak to a server. */
const inlineRisks = wordList(`
  child_process exec spawn fetch http docker require("./scripts require('./scripts import( subprocess system popen
  requests urllib socket __import__ runpy importlib eval
`);

const nodeTools: readonly HarmlessCommand[] = [
  {
    program: "npm",
    valued: wordList(`--prefix -C -w --workspace --loglevel --registry`),
    verbs: [
      ...wordList(`
        ci install i add install-test it cit uninstall remove rm update up test t tst audit outdated ls list ll view info
        show version pack config get set cache prune dedupe rebuild root prefix bin whoami ping search docs repo fund
        explain why query pkg init doctor help dist-tag sbom --version -v
      `),
      ...runScripts,
      ...scripts.map((script) => `run-script ${script}`),
    ],
  },
  {
    program: "pnpm",
    valued: wordList(`-C --dir --filter -F --workspace-concurrency --loglevel --reporter`),
    verbs: [
      ...wordList(`
        install i add remove rm update up test t audit outdated list ls why licenses config fetch import prune rebuild
        store root bin pack version dedupe patch patch-commit env setup sbom --version -v
      `),
      ...scripts,
      ...runScripts,
    ],
  },
  {
    program: "yarn",
    valued: ["--cwd"],
    verbs: [
      ...wordList(`
        install add remove up upgrade test audit outdated list info why config cache dedupe pack version versions import
        link unlink set plugin global bin --version -v --immutable --frozen-lockfile
      `),
      ...scripts,
      ...runScripts,
    ],
  },
  { program: "corepack", verbs: wordList(`enable disable install prepare use up pack cache --version`) },
  // Alone it installs.
  { program: "yarn", only: [] },
  {
    program: "bun",
    valued: ["--cwd", "--filter"],
    verbs: [...wordList(`install i add remove update test pm outdated audit --version`), ...scripts, ...runScripts],
  },
  { program: "deno", verbs: wordList(`fmt lint test check cache install doc info types upgrade coverage --version`) },
  { program: "node", verbs: wordList(`--version -v --check`) },
  // A line of code in the script itself: mostly it reads a version out of a file.
  { program: "node", verbs: wordList(`-p -e -pe --print --eval`), unless: inlineRisks },
  { program: "lerna", verbs: [...wordList(`bootstrap changed list ls diff version`), ...runScripts] },
  // Workspaces' task runners are absent: `turbo run build` may run anything.
];

const pythonTools: readonly HarmlessCommand[] = [
  ...["python", "python3", "py"].map((program) => ({
    program,
    verbs: wordList(`--version -V`).concat(
      wordList(`
        pytest unittest pip ensurepip venv virtualenv build twine compileall py_compile json.tool mypy ruff black isort
        flake8 pylint bandit coverage pyright site zipfile timeit sphinx pip_audit piptools cibuildwheel wheel doctest
        tarfile platform sysconfig pre_commit_hooks
      `).map((name) => `-m ${name}`),
    ),
    valued: ["-W", "-X"],
  })),
  ...["python", "python3", "py"].map((program) => ({ program, verbs: ["-c"], unless: inlineRisks })),
  ...["uv", "poetry", "pdm", "hatch", "pipenv", "rye"].map((program) => ({
    program,
    valued: wordList(`--directory --project -C --project-dir`),
    verbs: [
      ...wordList(`
        add audit build cache check config env export init install lock pip publish python remove self show sync
        tree update upgrade venv version fmt lint --version
      `),
      "tool install",
      "tool list",
      "tool uninstall",
      "tool upgrade",
      ...wordList(`
        pytest ruff mypy black isort flake8 pylint pyright bandit coverage mkdocs sphinx-build
        basedpyright ty codespell
      `).map((name) => `run ${name}`),
    ].filter((verb) => program !== "hatch" || !["env", "fmt"].includes(verb)),
  })),
];

const cargoVerbs = wordList(`
  add audit bench binstall build b c check clean clippy config cyclonedx deb deny doc d fetch fix fmt fuzz
  generate-lockfile generate-rpm geiger hack info init install llvm-cov locate-project login machete metadata miri
  msrv mutants new nextest outdated owner package pkgid publish remove report rm rustc rustdoc search semver-checks
  set-version sort spellcheck t tarpaulin test tree udeps uninstall update vendor verify-project version vet yank
  --version -V
`);

const compiled: readonly HarmlessCommand[] = [
  {
    program: "go",
    valued: ["-C"],
    verbs: wordList(`
      build clean doc env fix fmt get help install list mod telemetry test version vet work bug
    `).concat("tool cover", "tool covdata", "tool dist", "tool pprof", "tool nm"),
  },
  {
    program: "cargo",
    valued: wordList(`--config -C --color -Z`),
    verbs: cargoVerbs.concat(cargoVerbs.map((verb) => `+nightly ${verb}`)),
  },
  {
    // `publish` and `build -t:PublishContainer` make and push images.
    program: "dotnet",
    verbs: wordList(`
      build test restore clean format pack new add remove list sln workload dev-certs user-secrets sdk help msbuild
      vstest build-server --version --info --list-sdks --list-runtimes
    `).concat("tool install", "tool list", "tool restore", "tool update"),
    unless: ["PublishContainer", "ContainerRegistry", "PublishProfile", "DeployOnBuild"],
  },
  ...["mvn", "mvnw"].map((program) => ({
    program,
    only: wordList(`
      clean validate initialize generate-sources process-resources compile test-compile test
      dependency:go-offline dependency:resolve dependency:tree dependency:analyze versions:set versions:commit
      help:evaluate help:effective-pom checkstyle:check spotless:check spotless:apply spotbugs:check pmd:check jacoco:report
      surefire:test javadoc:javadoc enforcer:enforce license:check wrapper:wrapper
    `),
    // The value of an option that stands apart from it is taken for a goal, which then is none of these.
    unless: ["jib", "deploy", "build-image"],
  })),
  ...["gradle", "gradlew"].map((program) => ({
    program,
    only: wordList(`
      clean assemble build check test integrationTest classes testClasses compileJava compileKotlin compileTestJava jar
      bootJar shadowJar javadoc dokkaHtml lint lintDebug lintRelease ktlintCheck ktlintFormat detekt spotlessCheck
      spotlessApply checkstyleMain jacocoTestReport koverXmlReport assembleDebug assembleRelease bundleRelease
      testDebugUnitTest connectedCheck connectedAndroidTest dependencies properties projects tasks help wrapper
    `),
  })),
  {
    program: "sbt",
    only: wordList(`clean compile test Test/compile scalafmtCheck scalafmtCheckAll scalafixAll update`),
  },
  { program: "mix", verbs: wordList(`deps.get deps.compile compile test format credo dialyzer local.hex local.rebar`) },
];

const scripted: readonly HarmlessCommand[] = [
  { program: "bundle", only: [] },
  {
    program: "bundle",
    verbs: wordList(`install config update check lock outdated audit clean list info show --version`).concat(
      wordList(`rspec rubocop brakeman jekyll erb_lint standardrb bundler-audit danger`).map((name) => `exec ${name}`),
    ),
  },
  // `gem push` may go to GitHub Packages.
  {
    program: "gem",
    verbs: wordList(`install uninstall update build list environment env fetch sources query spec --version`),
  },
  {
    program: "composer",
    valued: ["-d", "--working-dir"],
    verbs: wordList(`
      install update require remove validate audit dump-autoload dumpautoload config show outdated global self-update
      check-platform-reqs diagnose licenses normalize --version
    `),
  },
  { program: "nuget", verbs: wordList(`restore install sources source locals list config help pack`) },
  { program: "pre-commit", verbs: wordList(`install install-hooks autoupdate validate-config clean gc --version`) },
];

/** Package managers and build tools of programming languages, with the verbs that fetch, check and compile. */
export const harmlessLanguages: readonly HarmlessCommand[] = [...nodeTools, ...pythonTools, ...compiled, ...scripted];
