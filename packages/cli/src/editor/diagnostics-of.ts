import { join } from "node:path";
import type { EditorFinding, SettledFinding } from "@ghcr-lint/core";
import { DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver/node";
import type { Diagnostic, PublishDiagnosticsClientCapabilities } from "vscode-languageserver/node";
import type { Judgement } from "./editor-repository.ts";
import { rangeOf } from "./text-edits.ts";

/** What an editor can show of a diagnostic, and how our paths are called there. */
export interface DiagnosticStyle {
  readonly client: PublishDiagnosticsClientCapabilities;
  readonly uriOf: (path: string) => string;
  readonly told: (finding: SettledFinding, secrets: readonly string[]) => EditorFinding;
}

/**
 * The diagnostics of a repository by absolute path: of every finding that has to do with an open document, by its own place
 * or by what proves it. So a fault that an edit brings to another file is seen, and what lies about in other files is not.
 */
export function diagnosticsOf(
  root: string,
  judgement: Judgement,
  open: ReadonlyMap<string, string>,
  style: DiagnosticStyle,
): ReadonlyMap<string, readonly Diagnostic[]> {
  const byPath = new Map<string, Diagnostic[]>();
  const add = (path: string, diagnostic: Diagnostic): void => {
    byPath.set(path, [...(byPath.get(path) ?? []), diagnostic]);
  };
  for (const finding of judgement.findings) {
    const places = [finding.at, ...(finding.related ?? []).map(({ at }) => at)];
    if (!places.some(({ file }) => open.has(join(root, file.path)))) continue;
    add(join(root, finding.at.file.path), diagnosticOf(root, finding, judgement.secrets, style));
  }
  for (const { at, message } of judgement.problems) {
    const path = join(root, at.file.path);
    const severity = DiagnosticSeverity.Error;
    if (open.has(path)) add(path, { range: rangeOf(at), severity, source, message });
  }
  return byPath;
}

export function diagnosticOf(
  root: string,
  finding: SettledFinding,
  secrets: readonly string[],
  { client, uriOf, told }: DiagnosticStyle,
): Diagnostic {
  const { rule, severity, message, at, related, help, draws } = told(finding, secrets);
  const tag = draws && tags[draws];
  const canTag = tag !== undefined && client.tagSupport?.valueSet.includes(tag);
  return {
    range: rangeOf(at),
    severity: severities[severity],
    source,
    code: rule,
    ...(client.codeDescriptionSupport ? { codeDescription: { href: help } } : {}),
    message,
    ...(canTag ? { tags: [tag] } : {}),
    ...(client.relatedInformation && related.length > 0
      ? {
          relatedInformation: related.map((note) => ({
            message: note.message,
            location: { uri: uriOf(join(root, note.at.file.path)), range: rangeOf(note.at) },
          })),
        }
      : {}),
  };
}

const source = "ghcr-lint";

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
} as const;

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;
