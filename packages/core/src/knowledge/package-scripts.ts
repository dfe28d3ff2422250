import { wordList } from "./word-list.ts";

/** A program that runs the scripts of a `package.json`. */
export interface PackageRunner {
  readonly program: string;
  /** `npm run NAME` */
  readonly runs: readonly string[];
  /** Commands of its own, where a script is also run by its name alone: `yarn build`. */
  readonly own?: readonly string[];
}

export const packageRunners: readonly PackageRunner[] = [
  // https://docs.npmjs.com/cli/v11/commands/npm-run
  { program: "npm", runs: wordList(`run run-script rum urn`) },
  {
    // https://classic.yarnpkg.com/lang/en/docs/cli and https://yarnpkg.com/cli
    program: "yarn",
    runs: ["run"],
    own: wordList(`
      access add audit autoclean bin cache check config constraints create dedupe dlx exec explain generate-lock-entry
      global help import info init install licenses link list login logout node npm outdated owner pack patch
      patch-commit plugin policies prune publish rebuild remove search self-update set stage tag team unlink unplug up
      upgrade upgrade-interactive version versions why workspace workspaces
    `),
  },
  {
    // https://pnpm.io/pnpm-cli
    program: "pnpm",
    runs: wordList(`run run-script`),
    own: wordList(`
      add approve-builds audit bin c cache cat-file cat-index ci config create dedupe deploy dlx doctor env exec fetch
      find-hash help i import init install install-test it licenses link list ll ln ls multi outdated pack patch
      patch-commit patch-remove prune publish rb rebuild recursive remove rm root sbom self-update server setup store un
      uninstall unlink up update upgrade version why
    `),
  },
];

/** Options in front of a script's name that change nothing of what it does. */
export const packageRunnerOptions: readonly string[] = wordList(`-s --silent --if-present --no-color --color`);
