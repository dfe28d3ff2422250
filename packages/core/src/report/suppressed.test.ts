import { expect, it } from "vitest";
import { fullReport, hostileReport, token } from "../../test/sample-reports.ts";
import { renderGithub } from "./render-github.ts";
import { renderJson } from "./render-json.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { renderSarif } from "./render-sarif.ts";
import { renderText } from "./render-text.ts";
import type { Report } from "./report.ts";

const renderings = [
  ["text", (report: Report, suppressed: boolean) => renderText(report, { color: false, suppressed })],
  ["JSON", (report: Report, suppressed: boolean) => renderJson(report, { suppressed })],
  ["workflow commands", (report: Report, suppressed: boolean) => renderGithub(report, { suppressed })],
  ["Markdown", (report: Report, suppressed: boolean) => renderMarkdown(report, { suppressed })],
  ["SARIF", (report: Report, suppressed: boolean) => renderSarif(report, { suppressed })],
] as const;

it.each(renderings)("is shown in %s on request alone", (_name, render) => {
  expect(render(fullReport, false)).not.toContain("the mirror does it");
  expect(render(fullReport, true)).toContain("the mirror does it");
});

it.each(renderings)("tells no secret in %s, and obeys nobody", (_name, render) => {
  const suppressed = [...fullReport.suppressed, ...hostileReport.findings].map((finding) => ({
    ...finding,
    suppression: { by: "comment" as const, reason: `${token} \n::error::x \u001b[2J` },
  }));
  const shown = render({ ...fullReport, suppressed }, true);
  expect(shown).not.toContain(token);
  expect(shown).not.toMatch(/^\s*::(?!(?:error|warning|notice) file=)|\u001b/m);
});
