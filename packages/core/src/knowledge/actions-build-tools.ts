import type { ActionRow } from "./rows.ts";

/** Actions around a build tool whose own files decide what happens. */
export const buildToolActions: readonly ActionRow[] = [
  {
    uses: "nick-fields/retry",
    source: "https://github.com/nick-fields/retry/blob/v3/action.yml",
    // Its name before it moved.
    alike: { "nick-invision/retry": "https://github.com/nick-invision/retry/blob/v2/action.yml" },
    effects: [{ does: "run", input: "command" }],
  },
  {
    // What stands under `[env]` in the repository's `mise.toml` becomes variables of the job.
    uses: "jdx/mise-action",
    source: "https://github.com/jdx/mise-action/blob/v3/action.yml",
    effects: [],
    noLoginInputs: true,
    exportsUnseen: true,
  },
  {
    // `script_path` names a file instead, which may do anything there. Which variables are handed over, and that no others
    // are: `exec` in https://github.com/appleboy/drone-ssh/blob/v1.8.2/plugin.go
    uses: "appleboy/ssh-action",
    source: "https://github.com/appleboy/ssh-action/blob/v1/action.yml",
    effects: [{ does: "run", input: "script", remote: { names: "envs", all: "allenvs" } }],
    opaque: true,
  },
  {
    // A common way to put `github.repository` into lower case, which expressions cannot.
    uses: "aszc/change-string-case-action",
    source: "https://github.com/ASzc/change-string-case-action/blob/v6/action.yml",
    effects: [{ does: "change", output: "lowercase", input: "string", lowercase: true }],
  },
  {
    // Hooks in its file may do anything.
    uses: "goreleaser/goreleaser-action",
    source: "https://github.com/goreleaser/goreleaser-action/blob/v7/action.yml",
    effects: [
      {
        does: "call",
        program: "goreleaser",
        input: "args",
        folder: "workdir",
        unless: "install-only",
      },
    ],
    noLoginInputs: true,
    opaque: true,
  },
  {
    // Its `arguments` ran any task.
    uses: "gradle/actions/setup-gradle",
    until: 3,
    source: "https://github.com/gradle/actions/releases/tag/v4.0.0",
    effects: [],
    noLoginInputs: true,
    opaque: true,
  },
  {
    uses: "gradle/actions/setup-gradle",
    since: 4,
    source: "https://github.com/gradle/actions/blob/v4/setup-gradle/action.yml",
    effects: [],
    noLoginInputs: true,
  },
];
