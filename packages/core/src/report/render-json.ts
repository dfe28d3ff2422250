import type { Fix, Note } from "../rule.ts";
import type { Edit } from "../source/edit.ts";
import type { Span } from "../source/span.ts";
import { version } from "../version.ts";
import { guardedJson } from "./guarded-json.ts";
import { ruleUrl } from "./links.ts";
import { maskSecrets } from "./mask-secrets.ts";
import { positionOf } from "./positions.ts";
import type { Report, SettledFinding, SuppressedFinding } from "./report.ts";
import { summarize } from "./summarize.ts";

/** The report for programs. Its shape is stable and described by `jsonSchema`; `version` grows where it breaks. */
export function renderJson(report: Report, options: { readonly suppressed?: boolean } = {}): string {
  const { files, errors, warnings, notes, suppressed } = summarize(report);
  const mask: Mask = (text) => maskSecrets(text, report.secrets);
  return guardedJson({
    version: 1,
    tool: { name: "ghcr-lint", version },
    summary: { files, errors, warnings, notes, suppressed },
    findings: [
      ...report.findings.map((finding) => findingJson(finding, mask)),
      ...(options.suppressed === true ? report.suppressed.map((finding) => suppressedJson(finding, mask)) : []),
    ],
    notes: report.remarks.map(({ message, path }) => ({
      message: mask(message),
      ...(path === undefined ? {} : { path }),
    })),
  });
}

type Mask = (text: string) => string;

function suppressedJson(finding: SuppressedFinding, mask: Mask): object {
  const { by, reason } = finding.suppression;
  const suppression = { by: suppressors[by], reason: reason === undefined ? undefined : mask(reason) };
  return { ...findingJson(finding, mask), suppressed: true, suppression };
}

const suppressors = { comment: "comment", entry: "configuration", baseline: "baseline" } as const;

/** Keys without a value are left out by JSON itself. */
function findingJson(finding: SettledFinding, mask: Mask): object {
  return {
    rule: finding.rule.id,
    severity: finding.severity,
    message: mask(finding.message),
    ...placeJson(finding.at),
    job: finding.job === undefined ? undefined : mask(finding.job),
    predicts: finding.predicts === undefined ? undefined : mask(finding.predicts),
    related: (finding.related ?? []).map((note) => relatedJson(note, mask)),
    fix: finding.fix === undefined ? undefined : fixJson(finding.fix, mask),
    help: ruleUrl(finding.rule.id),
  };
}

function placeJson(span: Span): object {
  const { file, start, end } = span;
  return { path: file.shownPath, start: positionOf(file, start), end: positionOf(file, end) };
}

function relatedJson(note: Note, mask: Mask): object {
  return { message: mask(note.message), ...placeJson(note.at) };
}

/** A masked replacement would break the file of whoever applies it: such a fix keeps its edits to itself. */
function fixJson(fix: Fix, mask: Mask): object {
  const tellsSecret = fix.edits.some((edit) => mask(edit.text) !== edit.text);
  return { title: mask(fix.title), safety: fix.safety, edits: tellsSecret ? [] : fix.edits.map(editJson) };
}

function editJson(edit: Edit): object {
  return { ...placeJson(edit.span), text: edit.text };
}
