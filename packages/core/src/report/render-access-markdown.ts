import type { AccessMap, JobAccess, Reason } from "../access/access.ts";
import {
  accessSummary,
  chainWords,
  eventWords,
  loginWords,
  opaqueWords,
  operationWords,
  packagesWords,
  secretWords,
  verdictWords,
} from "./access-words.ts";
import { ruleUrl } from "./links.ts";
import { markdownText } from "./markdown-text.ts";
import { maskSecrets } from "./mask-secrets.ts";
import { positionOf } from "./positions.ts";
import { visibleText } from "./visible-text.ts";

/** The access map as one table of GitHub's Markdown: for an issue or a page of the repository. */
export function renderAccessMarkdown(map: AccessMap): string {
  const { summary, head, rows } = accessTable(map);
  return `${[...(rows.length === 0 ? [] : [...head, ...rows, ""]), summary].join("\n")}\n`;
}

export interface AccessTable {
  readonly summary: string;
  readonly head: readonly string[];
  readonly rows: readonly string[];
}

/** The same in its parts, for whoever has room for some of them only. */
export function accessTable(map: AccessMap): AccessTable {
  const clean = (text: string): string => markdownText(visibleText(maskSecrets(text, map.secrets)));
  return {
    summary: accessSummary(map).map(clean).join("\n"),
    head: [`| ${headings.join(" | ")} |`, `| ${headings.map(() => "---").join(" | ")} |`],
    rows: map.jobs.map((job) => `| ${cellsOf(job, clean).join(" | ")} |`),
  };
}

const headings = ["Job", "Verdict", "Login", "`packages`", "Does", "In which events"] as const;

type Clean = (text: string) => string;

function cellsOf(job: JobAccess, clean: Clean): readonly string[] {
  const home = job.at.file;
  const place = `${home.shownPath}:${positionOf(home, job.at.start).line}`;
  const opaque = job.opaque.map((step) => `cannot be looked into: ${opaqueWords(step, home)}`);
  const cells: readonly (readonly string[])[] = [
    [
      `**${clean(job.id === "" ? "." : job.id)}**`,
      clean(place),
      ...job.chains.map((chain) => clean(`called ${chainWords(chain, home)}`)),
    ],
    [
      `**${verdictWords[job.verdict.is]}**`,
      ...job.verdict.reasons.flatMap((reason) => reasonTexts(reason, job, clean)),
    ],
    [...job.logins.map((login) => loginWords(login, home)), ...job.secrets.map(secretWords)].map(clean),
    [clean(packagesWords(job.packages, home))],
    [...job.operations.map((operation) => operationWords(operation, job)), ...opaque].map(clean),
    job.events.map((event) => clean(eventWords(event))),
  ];
  return cells.map((lines) => (lines.length === 0 ? "–" : lines.join("<br>")));
}

function reasonTexts({ message, predicts, rule }: Reason, job: JobAccess, clean: Clean): readonly string[] {
  const said = `${job.verdict.is === "works" ? "provided that " : ""}${message}`;
  const link = rule === undefined ? "" : ` ([${rule}](${ruleUrl(rule)}))`;
  return [`${clean(said)}${link}`, ...(predicts === undefined ? [] : [clean(`the run would say: ${predicts}`)])];
}
