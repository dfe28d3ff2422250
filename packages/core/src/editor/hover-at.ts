import type { AccessMap, JobAccess, LoginAccess } from "../access/access.ts";
import { accessRows } from "../report/access-rows.ts";
import { gistWords, verdictWords } from "../report/access-words.ts";
import { maskSecrets } from "../report/mask-secrets.ts";
import { firstLineOf } from "../report/positions.ts";
import type { SettledFinding } from "../report/report.ts";
import { ruleHelp } from "../report/rule-page.ts";
import { visibleText } from "../report/visible-text.ts";
import type { Rule } from "../rule.ts";
import type { Span } from "../source/span.ts";
import { hoverMarkdown } from "./hover-markdown.ts";
import { tokenAbilities } from "./token-abilities.ts";

/** What an editor shows of a place, in Markdown. No credential is in it. */
export interface HoverText {
  readonly markdown: string;
  /** What it is about. */
  readonly at: Span;
}

/**
 * Of a job (its key, the permissions that count for it, what it does at ghcr.io) all that the access map knows; of a login
 * what its token can do; of a finding the rule's page.
 */
export function hoverAt(
  place: { readonly path: string; readonly offset: number },
  map: AccessMap,
  findings: readonly SettledFinding[],
): HoverText | undefined {
  const clean = (text: string): string => hoverMarkdown(visibleText(maskSecrets(text, map.secrets)));
  const touched = (spans: readonly (Span | undefined)[]): Span | undefined =>
    spans.find((span) => span?.file.path === place.path && span.start <= place.offset && place.offset <= span.end);
  const texts: HoverText[] = [];
  const add = (at: Span | undefined, markdown: () => string): void => {
    if (at) texts.push({ at, markdown: markdown() });
  };
  for (const job of map.jobs) {
    for (const login of job.logins) add(touched([login.at, login.tokenAt]), () => loginText(login, job, clean));
    add(touched([job.at, job.packages.at, ...job.operations.map(({ at }) => at)]), () => jobText(job, clean));
  }
  const pages = new Map<Rule, Span>();
  for (const { rule, at } of findings) {
    const here = touched([firstLineOf(at)]);
    if (here) pages.set(rule, here);
  }
  for (const [rule, at] of pages) add(at, () => ruleText(rule));
  const [first] = texts;
  return first && { at: first.at, markdown: [...new Set(texts.map(({ markdown }) => markdown))].join("\n\n---\n\n") };
}

type Clean = (text: string) => string;

function jobText(job: JobAccess, clean: Clean): string {
  const head = `**${clean(job.called)}** ${clean(gistWords(job))}: **${verdictWords[job.verdict.is]}**`;
  return [head, ...accessRows(job).map(({ label, texts }) => listed(label, texts.map(clean)))].join("\n\n");
}

function loginText(login: LoginAccess, job: JobAccess, clean: Clean): string {
  const head = `**Login** to ${clean(login.registry)} by ${clean(login.tool)}, in ${clean(job.called)}`;
  const troubles = job.events.flatMap(({ events, trouble }) =>
    trouble === undefined ? [] : [clean(`${events.join(", ")}: ${trouble}`)],
  );
  return [
    head,
    ...login.tokens.map((token) => `- ${clean(`${token.shown}: ${tokenAbilities(token, job)}`)}`),
    ...(troubles.length === 0 ? [] : [listed("events", troubles)]),
  ].join("\n\n");
}

function listed(label: string, texts: readonly string[]): string {
  return texts.length === 1
    ? `*${label}*: ${texts.join("")}`
    : `*${label}*:\n${texts.map((text) => `- ${text}`).join("\n")}`;
}

/** Its words are ours, and Markdown already. */
function ruleText(rule: Rule): string {
  return `### ${rule.id}\n\n${rule.title}.\n\n${ruleHelp(rule)}`;
}
