import type { CommandListing, CommandRow } from "./rows.ts";
import { wordList } from "./word-list.ts";

const reference = "https://docs.docker.com/reference/cli/docker/compose";

/** Of `compose` itself: they stand before its verb. */
const general = wordList(`
  --ansi --env-file -f --file --parallel --profile --progress --project-directory -p --project-name
`);

/** The rows of Compose, which is both a word of `docker` and a program. The images stand in a file. */
export function composeCommands(prefix: readonly string[]): readonly CommandRow[] {
  return rows.map((row) => ({ ...row, verb: [...prefix, ...row.verb], valued: [...general, ...row.valued] }));
}

/** https://docs.docker.com/compose/how-tos/environment-variables/envvars/ */
const composeFile: CommandListing = {
  format: "compose",
  files: ["-f", "--file"],
  names: { positions: "all" },
  unless: {
    any: [{ flag: ["--project-directory"] }, { argument: { env: "COMPOSE_FILE" }, includes: [""] }],
  },
};

const rows: readonly CommandRow[] = [
  { verb: [], source: `${reference}/`, valued: [], effects: [] },
  {
    verb: ["push"],
    source: `${reference}/push/`,
    valued: [],
    effects: [
      { does: "push", what: "image", images: [{ unseen: "the compose file", listed: composeFile }], reads: ["docker"] },
    ],
  },
  {
    verb: ["build"],
    source: `${reference}/build/`,
    valued: wordList(`--build-arg --builder -m --memory --provenance --sbom --ssh`),
    effects: [
      {
        does: "push",
        what: "image",
        images: [{ unseen: "the compose file", listed: composeFile }],
        reads: ["docker"],
        when: { flag: ["--push"] },
      },
    ],
    may: "pull",
  },
  ...[["publish"], ["alpha", "publish"]].map((verb): CommandRow => ({
    verb,
    source: `${reference}/publish/`,
    valued: ["--oci-version"],
    effects: [{ does: "push", what: "artifact", images: [{ of: { position: 0 } }], reads: ["docker"] }],
  })),
  { verb: ["pull"], source: `${reference}/pull/`, valued: ["--policy"], effects: [], may: "pull" },
  { verb: ["up"], source: `${reference}/up/`, valued: [], effects: [], may: "pull" },
  { verb: ["run"], source: `${reference}/run/`, valued: [], effects: [], may: "pull" },
  { verb: ["create"], source: `${reference}/create/`, valued: [], effects: [], may: "pull" },
  { verb: ["start"], source: `${reference}/start/`, valued: [], effects: [], may: "pull" },
  { verb: ["scale"], source: `${reference}/scale/`, valued: [], effects: [], may: "pull" },
  { verb: ["watch"], source: `${reference}/watch/`, valued: [], effects: [], may: "pull" },
];
