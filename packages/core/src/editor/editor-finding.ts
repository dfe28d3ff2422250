import { ruleUrl } from "../report/links.ts";
import { maskSecrets } from "../report/mask-secrets.ts";
import { firstLineOf } from "../report/positions.ts";
import type { SettledFinding } from "../report/report.ts";
import { visibleText } from "../report/visible-text.ts";
import type { Note, Rule, Severity } from "../rule.ts";
import type { Span } from "../source/span.ts";

/** A finding as an editor shows it. No credential is in it. */
export interface EditorFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** The claim, and on lines of their own what the run would say and what to do. */
  readonly message: string;
  /** On one line: what a whole job is underlined for cannot be seen. */
  readonly at: Span;
  readonly related: readonly Note[];
  /** The address of the rule's page. */
  readonly help: string;
  readonly draws: Rule["draws"];
}

export function editorFinding(finding: SettledFinding, secrets: readonly string[]): EditorFinding {
  const { rule, severity, at, predicts } = finding;
  const clean = (text: string): string => visibleText(maskSecrets(text, secrets));
  const remedy = finding.fix?.title ?? finding.remedy;
  const lines = [
    finding.message,
    ...(predicts === undefined ? [] : [`The run would say: ${predicts}`]),
    ...(remedy === undefined ? [] : [`To fix: ${remedy}`]),
  ];
  return {
    rule: rule.id,
    severity,
    message: lines.map(clean).join("\n"),
    at: firstLineOf(at),
    related: (finding.related ?? []).map((note) => ({ message: clean(note.message), at: firstLineOf(note.at) })),
    help: ruleUrl(rule.id),
    draws: rule.draws,
  };
}
