import type { AccessMap, JobAccess } from "../access/access.ts";
import { errorRows } from "../knowledge/error-rows.ts";
import type { ErrorRow } from "../knowledge/error-row.ts";
import type { Report } from "../report/report.ts";
import type { ComparedToken, ExplainedError, Explanation } from "./explanation.ts";
import { jobFit } from "./job-fit.ts";
import { mendedLines, mostLinesToMend, mostParts } from "./mended-lines.ts";
import { rankCauses } from "./rank-causes.ts";
import { readLog } from "./read-log.ts";
import type { JobLog, LoggedToken, LogLine } from "./read-log.ts";
import { recognizeError } from "./recognize-error.ts";

/** Leads from what a run said to its cause: `text` is a message, or the whole log of a job. */
export function explainError(text: string, report: Report, map: AccessMap): Explanation {
  const log = readLog(text);
  const isLog = log.lines.length > mostLinesOfMessage;
  const tokens = log.tokens.map((token) => comparedToken(token, map));
  const errors = distinct(log).map(({ line, row }): ExplainedError => {
    const token = tokens.find(({ job }) => job === line.job) ?? (tokens.length === 1 ? tokens[0] : undefined);
    return {
      text: line.text,
      line: isLog ? line.number : undefined,
      job: line.job,
      row,
      causes: rankCauses(row, { report, job: line.job, granted: token?.packages }),
    };
  });
  return { errors, tokens, files: report.files, secrets: report.secrets };
}

/** Above this a text is a log, whose lines have numbers. */
const mostLinesOfMessage = 5;

interface Recognized {
  readonly line: LogLine;
  readonly row: ErrorRow;
}

/** Each error once for each job; without the vague ones where another says it better; the most telling first. */
function distinct({ lines }: JobLog): readonly Recognized[] {
  const known = recognized(lines);
  const all = [...firstOfEach([...known, ...inBrokenLines(lines, known)]).values()];
  const isSaidBetter = ({ line, row }: Recognized): boolean =>
    row.isVague === true &&
    all.some(({ line: other, row: { isVague, isWarning } }) => !isVague && !isWarning && other.job === line.job);
  const rank = ({ row }: Recognized): number => (row.isWarning ? 2 : row.isVague ? 1 : 0);
  return all.filter((one) => !isSaidBetter(one)).toSorted((a, b) => rank(a) - rank(b) || a.line.number - b.line.number);
}

function recognized(lines: readonly LogLine[]): readonly Recognized[] {
  return lines.flatMap((line) => {
    const row = recognizeError(line.text);
    return row === undefined ? [] : [{ line, row }];
  });
}

function firstOfEach(all: readonly Recognized[]): ReadonlyMap<string, Recognized> {
  const found = new Map<string, Recognized>();
  for (const one of all) {
    const key = `${errorRows.indexOf(one.row)} ${one.line.job ?? ""}`;
    if (!found.has(key)) found.set(key, one);
  }
  return found;
}

/** A terminal breaks what is too long for it: where the lines say nothing, or nothing clear, two or more together may. */
function inBrokenLines(lines: readonly LogLine[], known: readonly Recognized[]): readonly Recognized[] {
  if (lines.length > mostLinesToMend || known.some(({ row }) => !row.isVague && !row.isWarning)) return [];
  for (let parts = 2; parts <= mostParts; parts += 1) {
    const mended = recognized(mendedLines(lines, parts)).filter(({ row }) => known.length === 0 || !row.isVague);
    if (mended.length > 0) return mended;
  }
  return [];
}

function comparedToken(token: LoggedToken, { jobs }: AccessMap): ComparedToken {
  const { job: name } = token;
  const named = (fit: "sure" | "possible"): readonly JobAccess[] =>
    name === undefined ? [] : jobs.filter(({ logNames }) => jobFit(name, logNames) === fit);
  const found = [named("sure"), named("possible")].find((each) => each.length > 0) ?? [];
  return { ...token, jobs: found.length > 0 || jobs.length > 1 ? found : jobs };
}
