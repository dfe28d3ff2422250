import { wordList } from "./word-list.ts";

/** A program that runs another, which stands in its arguments: `sudo`, `timeout 5`, `xargs`. */
export interface WrapperRow {
  readonly program: string;
  readonly valued: readonly string[];
  /** How many arguments of its own come before the command: the 5 of `timeout 5`. */
  readonly skip: number;
  /** What it runs is run by another user, with that user's home. */
  readonly root?: UserChange;
  /** It reads its own standard input and gives none to what it runs. */
  readonly keepsStdin?: true;
}

/** Root where no other user is named. */
interface UserChange {
  /** Options that name the user. */
  readonly user: readonly string[];
  /** With one of these and without a name it is the same user as before. */
  readonly group: readonly string[];
  /** The home stays that of the user who calls it, and with it all variables, or those in the option's value. */
  readonly keepsHome: readonly string[];
  /** … which one of these overrules. */
  readonly setsHome: readonly string[];
}

/** How root is named to a program that changes the user. */
export const rootUsers: readonly string[] = ["root", "0", "#0"];

/** The user of GitHub's machines, by its name and by the variables that hold it. */
export const ownUsers: readonly string[] = ["runner", "$USER", "$LOGNAME", "$RUNNER_USER", "$SUDO_USER"];

/**
 * Programs that run the command in their arguments. Those that take it as one text (`su -c`, `script -c`, `watch`) or run
 * it elsewhere (`chroot`, `ssh`, `nsenter`) are deliberately absent: what they run is not looked at.
 */
export const wrappers: readonly WrapperRow[] = [
  {
    // https://www.sudo.ws/docs/man/sudo.man/
    program: "sudo",
    valued: wordList(`
      -u --user -g --group -h --host -p --prompt -C --close-from -r --role -t --type -T --command-timeout -U --other-user
      -D --chdir -R --chroot
    `),
    skip: 0,
    root: {
      user: ["-u", "--user"],
      group: ["-g", "--group"],
      keepsHome: ["-E", "--preserve-env"],
      setsHome: ["-H", "--set-home", "-i", "--login"],
    },
  },
  // https://man.openbsd.org/doas
  { program: "doas", valued: ["-u", "-C"], skip: 0, root: { user: ["-u"], group: [], keepsHome: [], setsHome: [] } },
  // https://www.gnu.org/software/coreutils/manual/html_node/Modified-command-invocation.html
  { program: "env", valued: wordList(`-u --unset -C --chdir -S --split-string`), skip: 0 },
  { program: "nohup", valued: [], skip: 0 },
  { program: "nice", valued: ["-n", "--adjustment"], skip: 0 },
  { program: "stdbuf", valued: wordList(`-i --input -o --output -e --error`), skip: 0 },
  { program: "timeout", valued: wordList(`-k --kill-after -s --signal`), skip: 1 },
  { program: "gtimeout", valued: wordList(`-k --kill-after -s --signal`), skip: 1 },
  // https://www.gnu.org/software/bash/manual/html_node/Bourne-Shell-Builtins.html
  { program: "builtin", valued: [], skip: 0 },
  { program: "command", valued: [], skip: 0 },
  { program: "exec", valued: ["-a"], skip: 0 },
  { program: "time", valued: wordList(`-f --format -o --output`), skip: 0 },
  {
    // Its arguments come from its standard input. https://www.gnu.org/software/findutils/manual/html_node/find_html/xargs-options.html
    program: "xargs",
    valued: wordList(`
      -a --arg-file -d --delimiter -E -I -L --max-lines -n --max-args -P --max-procs -s --max-chars
    `),
    skip: 0,
    keepsStdin: true,
  },
  // https://man7.org/linux/man-pages/man1/flock.1.html
  { program: "flock", valued: wordList(`-E --conflict-exit-code -w --timeout --wait`), skip: 1 },
  { program: "ionice", valued: wordList(`-c --class -n --classdata -P --pgid -u --uid`), skip: 0 },
  { program: "setsid", valued: [], skip: 0 },
  { program: "taskset", valued: [], skip: 1 },
  { program: "setarch", valued: [], skip: 1 },
  // https://github.com/kadwanev/retry
  { program: "retry", valued: wordList(`-t --tries -s --sleep -m --min -x --max -f --fail`), skip: 0 },
  // Small ones of moreutils, expect, Xvfb, D-Bus and macOS.
  { program: "chronic", valued: [], skip: 0 },
  { program: "unbuffer", valued: [], skip: 0 },
  {
    program: "xvfb-run",
    valued: wordList(`-e --error-file -f --auth-file -n --server-num -p --xauth-protocol -s --server-args`),
    skip: 0,
  },
  { program: "dbus-run-session", valued: ["--config-file", "--dbus-daemon"], skip: 0 },
  { program: "caffeinate", valued: ["-t", "-w"], skip: 0 },
];
