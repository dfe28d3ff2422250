import type { Edit, Fix, SettledFinding, SourceFile } from "@ghcr-lint/core";
import type * as core from "@ghcr-lint/core";
import { CodeActionKind } from "vscode-languageserver/node";
import type { CodeAction, Diagnostic, Range, WorkspaceEdit } from "vscode-languageserver/node";
import type { Judgement } from "./editor-repository.ts";
import { lineEdits } from "./text-edits.ts";

/** Everything safe in the file at once: for `source.fixAll` on save, or by hand. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.ghcr-lint`;

export interface CodeActionContext {
  readonly core: Pick<typeof core, "applyFixes" | "ignoreEdit" | "rules">;
  readonly judgement: Judgement;
  readonly diagnosticOf: (finding: SettledFinding) => Diagnostic;
  readonly workspaceEdit: (edits: readonly Edit[]) => WorkspaceEdit;
}

/** What can be done about the findings on some lines of a file. */
export function codeActionsAt(
  file: SourceFile,
  range: Range,
  wanted: readonly string[] | undefined,
  context: CodeActionContext,
): readonly CodeAction[] {
  const asksFor = (kind: string): boolean =>
    wanted === undefined || wanted.some((each) => each === "" || kind === each || kind.startsWith(`${each}.`));
  const own = context.judgement.findings.filter(({ at }) => at.file === file);
  const here = own.filter((finding) => touches(context.diagnosticOf(finding).range, range));
  const quick = asksFor(CodeActionKind.QuickFix) ? here.flatMap((finding) => quickFixes(finding, context)) : [];
  // Without being asked it is offered beside a fault only: trying out the fixes of a whole file takes a while.
  const isAllWanted =
    asksFor(fixAllKind) && (wanted === undefined ? here : own).some(({ fix }) => fix?.safety === "safe");
  return [...quick, ...(isAllWanted ? fixAll(file, context) : [])];
}

/** Those that mend come first, and the safe ones of them are what an editor does without asking twice. */
function quickFixes(finding: SettledFinding, context: CodeActionContext): readonly CodeAction[] {
  const diagnostics = [context.diagnosticOf(finding)];
  const kind = CodeActionKind.QuickFix;
  const fix = wholeFix(finding);
  const ignore = finding.rule.checkIgnore ? undefined : context.core.ignoreEdit(finding.at, finding.rule.id);
  const actions: CodeAction[] = [];
  if (fix) {
    actions.push({
      title: fix.safety === "safe" ? fix.title : `${fix.title} (look at what it changes)`,
      kind,
      diagnostics,
      isPreferred: fix.safety === "safe",
      edit: context.workspaceEdit(fix.edits),
    });
  }
  if (ignore) {
    const edit = context.workspaceEdit([ignore]);
    actions.push({ title: `Ignore ${finding.rule.id} here`, kind, diagnostics, edit });
  }
  return actions;
}

/** A fault of several jobs is told once, and gone when it is mended for each of them. */
function wholeFix(finding: SettledFinding): Fix | undefined {
  const fixes = [finding, ...finding.cases.map((one) => one.finding)].flatMap(({ fix }) =>
    fix && fix.edits.length > 0 ? [fix] : [],
  );
  const [first] = fixes;
  if (!first) return undefined;
  const chosen: Edit[] = [];
  for (const { edits } of fixes) if (edits.every((edit) => isFree(edit, chosen))) chosen.push(...edits);
  const safety = fixes.every((fix) => fix.safety === "safe") ? "safe" : "unsafe";
  return { title: first.title, safety, edits: chosen };
}

function isFree({ span }: Edit, taken: readonly Edit[]): boolean {
  return !taken.some(
    (other) => other.span.file === span.file && span.start <= other.span.end && other.span.start <= span.end,
  );
}

/** Proved like those of `--fix`, and in this file alone: saving one file changes no other. */
function fixAll(
  file: SourceFile,
  { core: { applyFixes }, judgement, workspaceEdit }: CodeActionContext,
): readonly CodeAction[] {
  const part = judgement.partOf(file);
  const changes = part ? applyFixes(part.input, "safe", ({ path }) => path === file.path).changes : [];
  const edits = changes.flatMap(({ before, after }) => lineEdits(before, after.text));
  if (edits.length === 0) return [];
  return [{ title: "Fix all safe ghcr-lint problems", kind: fixAllKind, edit: workspaceEdit(edits) }];
}

/** By lines: whoever asks stands somewhere in the line of the fault, and rarely on its very word. */
function touches(one: Range, other: Range): boolean {
  return one.start.line <= other.end.line && other.start.line <= one.end.line;
}
