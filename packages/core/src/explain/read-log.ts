/** One line of a log as it was printed, without what the runner and the terminal add to it. */
export interface LogLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** The job's name, as the log tells it; it may hold the callers and the matrix: `build / image (amd64)`. */
  readonly job: string | undefined;
  /** A time or a mark of the runner's stands before it, so that it is not the rest of the line before. */
  readonly isMarked?: true;
}

/** What the runner says of the job's own token, in the group "GITHUB_TOKEN Permissions". */
export interface LoggedToken {
  readonly job: string | undefined;
  /** Of a scope that is not listed the token has nothing. */
  readonly packages: "none" | "read" | "write";
}

export interface JobLog {
  readonly lines: readonly LogLine[];
  readonly tokens: readonly LoggedToken[];
}

/** Reads the log of a job, of a whole run (`gh run view --log`), or a message that was copied from one. */
export function readLog(text: string): JobLog {
  const lines: LogLine[] = [];
  const tokens: LoggedToken[] = [];
  let job: string | undefined;
  let group: LoggedToken | undefined;
  for (const { number, raw } of rawLines(text)) {
    const { text: line, job: named, isTimed } = readLine(raw);
    const told = completeJobName(line);
    job = named ?? told ?? job;
    // The runner tells the name after the token.
    const last = tokens.at(-1);
    if (told !== undefined && last !== undefined) tokens[tokens.length - 1] = { ...last, job };
    const message = withoutMarker(line);
    lines.push({ number, text: message, job, ...(isTimed || message !== line ? { isMarked: true } : {}) });
    if (group === undefined) {
      if (/^(?:##\[group\])?GITHUB_TOKEN Permissions$/.test(line)) group = { job, packages: "none" };
      continue;
    }
    const scope = /^([A-Za-z][A-Za-z-]*): (read|write|none)$/.exec(line);
    if (scope === null) {
      tokens.push(group);
      group = undefined;
    } else if (scope[1]?.toLowerCase() === "packages") {
      group = { ...group, packages: scope[2] as LoggedToken["packages"] };
    }
  }
  if (group !== undefined) tokens.push(group);
  return { lines, tokens };
}

/**
 * A tool that shows its progress writes over its line, so that several lines have one number. What PowerShell has put into a
 * file has two bytes for each letter.
 */
function rawLines(text: string): readonly { readonly number: number; readonly raw: string }[] {
  return text
    .replaceAll("\u0000", "")
    .split("\n")
    .flatMap((line, index) => {
      const ended = line.endsWith("\r") ? line.slice(0, -1) : line;
      return ended.split("\r").map((raw) => ({ number: index + 1, raw }));
    });
}

/** Longer lines hold data, not messages. */
const longestLine = 4000;

interface ReadLine {
  readonly text: string;
  readonly job: string | undefined;
  readonly isTimed: boolean;
}

function readLine(raw: string): ReadLine {
  const clean = withoutControls(raw.slice(0, longestLine));
  // `gh run view --log` puts the job and the step before each line.
  const [job, , rest] = clean.split("\t", 3);
  const isListed = rest !== undefined && timestamp.test(rest);
  const text = isListed ? clean.split("\t").slice(2).join(" ") : clean;
  const untimed = text.replace(timestamp, "");
  return {
    text: untimed.replaceAll("\t", " ").trim(),
    job: isListed ? job?.trim() : undefined,
    isTimed: untimed !== text,
  };
}

/** As the log's file has it, as GitHub's page shows it ("Tue, 24 Nov 2026 08:06:36 GMT"), and as tools write it. */
const timestamp =
  /^\ufeff?(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?|[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT) ?/;

/** Without colors, also where copying has left out or spelled out their first character, and what else a terminal would obey. A tab stays. */
function withoutControls(line: string): string {
  return line
    .replace(/\u001b\[[0-9;:?]{0,40}[ -/]{0,4}[@-~]/g, "")
    .replace(/(?:\^\[|\\x1b|\\u001b|\\033|\\e|\u241b|\ufffd)?\[(?:\d{1,3};){0,5}\d{0,3}m/g, "")
    .replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/g, "");
}

function completeJobName(line: string): string | undefined {
  return /^Complete job name: (\S.*)$/.exec(line)?.[1];
}

/** Without what the runner puts before an error. */
function withoutMarker(line: string): string {
  return line.replace(/^(?:##\[(?:error|warning|notice|debug|group|command)\]|::error(?: [^:]{0,500})?::)/, "").trim();
}
