import { CodeActionKind, PositionEncodingKind, TextDocumentSyncKind } from "vscode-languageserver/node";
import type { InitializeResult } from "vscode-languageserver/node";
import { version } from "../version.ts";
import { fixAllKind } from "./code-actions-at.ts";

/** What this server offers. Places are counted in UTF-16 units, which every editor understands. */
export const initializeResult: InitializeResult = {
  serverInfo: { name: "ghcr-lint", version },
  capabilities: {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  },
};
