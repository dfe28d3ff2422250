import { access, applyFixes, lint, renderAccessText } from "@ghcr-lint/core";
import type { LintInput, Report, SourceFile } from "@ghcr-lint/core";
import { findingItem } from "./finding-item.ts";

const workflow = element("workflow", HTMLTextAreaElement);
const fix = element("fix", HTMLButtonElement);
const summary = element("summary", HTMLOutputElement);
const findings = element("findings", HTMLOListElement);
const map = element("access", HTMLPreElement);

let checkSchema: LintInput["checkSchema"] = undefined;

workflow.addEventListener("input", show);
fix.addEventListener("click", () => {
  const [change] = applyFixes(inputOf(workflow.value), "safe").changes;
  if (change !== undefined) workflow.value = change.after.text;
  show();
});
show();
// GitHub's own parser is larger than all the rest, and the findings need not wait for it.
checkSchema = (await import("@ghcr-lint/core/schema")).checkSchema;
show();
document.documentElement.dataset.ready = "true";

function show(): void {
  const input = inputOf(workflow.value);
  const report = lint(input);
  summary.value = summaryOf(report);
  fix.disabled = !report.findings.some((finding) => finding.fix?.safety === "safe");
  findings.replaceChildren(...report.findings.map((finding) => findingItem(finding, select)));
  map.textContent = renderAccessText(access(input), { color: false, width: 68 });
}

function inputOf(text: string): LintInput {
  const path = /^runs:/m.test(text) ? "action.yml" : ".github/workflows/pasted.yml";
  const file: SourceFile = { path, shownPath: path.replace(/^.*\//, ""), text };
  return { files: [file], lookup: () => undefined, settings: {}, ...(checkSchema && { checkSchema }) };
}

function select(start: number, end: number): void {
  workflow.focus();
  workflow.setSelectionRange(start, end);
}

function summaryOf({ findings: found }: Report): string {
  const counts = (["error", "warning", "note"] as const).flatMap((severity) => {
    const count = found.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`];
  });
  return counts.length === 0 ? "No problems" : counts.join(", ");
}

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`the page has no ${kind.name} #${id}`);
}
