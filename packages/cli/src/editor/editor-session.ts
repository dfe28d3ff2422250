import type * as coreLibrary from "@ghcr-lint/core";
import type { Edit, SettledFinding } from "@ghcr-lint/core";
import { MarkupKind } from "vscode-languageserver/node";
import type {
  ClientCapabilities,
  CodeAction,
  CodeActionParams,
  Hover,
  HoverParams,
  TextDocuments,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { join } from "node:path";
import { codeActionsAt } from "./code-actions-at.ts";
import { diagnosticOf, diagnosticsOf } from "./diagnostics-of.ts";
import type { DiagnosticStyle } from "./diagnostics-of.ts";
import { createEditorRepository } from "./editor-repository.ts";
import type { Judging } from "./editor-repository.ts";
import { createEditorWorkspace } from "./editor-workspace.ts";
import type { EditorWorkspace, WorkspaceServices } from "./editor-workspace.ts";
import { rangeOf, textEdit } from "./text-edits.ts";

/** All that one editor asks for, from its first word to its last. */
export interface EditorSession {
  readonly workspace: EditorWorkspace;
  readonly hover: (params: HoverParams) => Hover | null;
  readonly codeActions: (params: CodeActionParams) => CodeAction[];
}

export function createEditorSession(
  judging: Judging & { readonly core: typeof coreLibrary },
  client: ClientCapabilities,
  documents: TextDocuments<TextDocument>,
  services: Pick<WorkspaceServices, "folders" | "publish" | "admitBug">,
): EditorSession {
  const { core } = judging;
  const style: DiagnosticStyle = {
    client: client.textDocument?.publishDiagnostics ?? {},
    uriOf: (path) => workspace.uriOf(path),
    told: core.editorFinding,
  };
  const workspace = createEditorWorkspace(documents, {
    ...services,
    createRepository: (root) => createEditorRepository(root, judging),
    diagnosticsOf: (root, judgement, open) => diagnosticsOf(root, judgement, open, style),
  });
  const kind = client.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown)
    ? MarkupKind.Markdown
    : MarkupKind.PlainText;

  const hover = ({ textDocument, position }: HoverParams): Hover | null => {
    const document = documents.get(textDocument.uri);
    const judged = workspace.judged(textDocument.uri);
    const file = judged?.judgement.fileAt(judged.path);
    const part = file && judged?.judgement.partOf(file);
    if (!document || !judged || !part) return null;
    const place = { path: judged.path, offset: document.offsetAt(position) };
    const text = core.hoverAt(place, core.access(part.input), judged.judgement.findings);
    return text ? { contents: { kind, value: text.markdown }, range: rangeOf(text.at) } : null;
  };

  const codeActions = ({ textDocument, range, context }: CodeActionParams): CodeAction[] => {
    const judged = workspace.judged(textDocument.uri);
    const file = judged?.judgement.fileAt(judged.path);
    if (!judged || !file) return [];
    const { root, judgement } = judged;
    const told = (finding: SettledFinding) => diagnosticOf(root, finding, judgement.secrets, style);
    const workspaceEdit = (edits: readonly Edit[]): WorkspaceEdit =>
      editOf(edits, { root, uriOf: workspace.uriOf, documents, client });
    return [...codeActionsAt(file, range, context.only, { core, judgement, diagnosticOf: told, workspaceEdit })];
  };
  return { workspace, hover, codeActions };
}

/** With the versions of the documents, where the editor heeds them: what was typed meanwhile is not to be run over. */
function editOf(
  edits: readonly Edit[],
  editor: {
    readonly root: string;
    readonly uriOf: EditorWorkspace["uriOf"];
    readonly documents: TextDocuments<TextDocument>;
    readonly client: ClientCapabilities;
  },
): WorkspaceEdit {
  const byUri = new Map<string, TextEdit[]>();
  for (const edit of edits) {
    const uri = editor.uriOf(join(editor.root, edit.span.file.path));
    byUri.set(uri, [...(byUri.get(uri) ?? []), textEdit(edit)]);
  }
  if (!editor.client.workspace?.workspaceEdit?.documentChanges) return { changes: Object.fromEntries(byUri) };
  return {
    documentChanges: [...byUri].map(([uri, own]) => ({
      textDocument: { uri, version: editor.documents.get(uri)?.version ?? null },
      edits: own,
    })),
  };
}
