import {
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  ResponseError,
  TextDocuments,
  createConnection,
} from "vscode-languageserver/node";
import type { Connection, InitializeParams } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ExitCode } from "../exit-code.ts";
import type { Invocation } from "../parse-options.ts";
import { configurationReader } from "../read-configuration.ts";
import { repositoryTerms } from "../repository-terms.ts";
import { selectRules } from "../select-rules.ts";
import type { Surroundings } from "../surroundings.ts";
import { version } from "../version.ts";
import { documentPath } from "./document-path.ts";
import type { Judging } from "./editor-repository.ts";
import { createEditorSession } from "./editor-session.ts";
import type { EditorSession } from "./editor-session.ts";
import { initializeResult } from "./initialize-result.ts";

/**
 * `ghcr-lint --lsp`: a language server over standard input and output. Nothing but the protocol is written there. The
 * process ends when the protocol says so, with 0 after `shutdown` and else with 1.
 * https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
 */
export async function serveEditor(invocation: Invocation, surroundings: Surroundings): Promise<ExitCode> {
  const core = await import("@ghcr-lint/core");
  const rules = selectRules(core.rules, invocation);
  const configurationOf = await configurationReader(invocation, surroundings.folder);
  const termsOf: Judging["termsOf"] = (root, read) =>
    repositoryTerms(root, read, configurationOf, invocation, surroundings);
  const { input, output } = surroundings.streams();
  const connection = createConnection(input, output);
  const documents = new TextDocuments(TextDocument);
  const folders = new Set<string>();
  let session: EditorSession | undefined;
  let isShutDown = false;

  connection.onInitialize((client) => {
    for (const folder of foldersOf(client)) folders.add(folder);
    session = createEditorSession({ core, rules, termsOf }, client.capabilities, documents, {
      folders: () => [...folders],
      publish: (diagnostics) => void connection.sendDiagnostics(diagnostics),
      admitBug: (error) => admitBug(error, connection),
    });
    connection.onInitialized(() => listenToChanges(client, connection, folders));
    return initializeResult;
  });
  connection.onShutdown(() => {
    isShutDown = true;
    session?.workspace.stop();
  });
  const inSession = <T>(answer: (session: EditorSession) => T): T | ResponseError => {
    if (session === undefined) return new ResponseError(ErrorCodes.ServerNotInitialized, "initialize comes first");
    if (isShutDown) return new ResponseError(ErrorCodes.InvalidRequest, "after shutdown comes exit");
    return answer(session);
  };
  connection.onHover((params) => inSession(({ hover }) => hover(params)));
  connection.onCodeAction((params) => inSession(({ codeActions }) => codeActions(params)));
  connection.onDidChangeWatchedFiles(({ changes }) => session?.workspace.changeOnDisk(changes.map(({ uri }) => uri)));
  documents.onDidOpen(({ document }) => session?.workspace.open(document));
  documents.onDidChangeContent(({ document }) => session?.workspace.change(document));
  documents.onDidSave(({ document }) => session?.workspace.changeOnDisk([document.uri]));
  documents.onDidClose(({ document }) => session?.workspace.close(document));
  documents.listen(connection);
  connection.listen();
  // What counts unless the protocol comes to its end: an editor that is gone, a closed pipe.
  return 1;
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  return pathsOf(workspaceFolders ?? (rootUri === null ? [] : [{ uri: rootUri }]));
}

function pathsOf(folders: readonly { readonly uri: string }[]): readonly string[] {
  return folders.flatMap(({ uri }) => documentPath(uri) ?? []);
}

/** Called actions and scripts may lie anywhere; a script without an ending is looked at anew when something is saved. */
const watched = "**/{*.yml,*.yaml,*.sh,*.bash,Makefile,makefile,GNUmakefile}";

function listenToChanges({ capabilities }: InitializeParams, connection: Connection, folders: Set<string>): void {
  if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
    const watchers = [{ globPattern: watched }];
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
  if (!capabilities.workspace?.workspaceFolders) return;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    for (const folder of pathsOf(removed)) folders.delete(folder);
    for (const folder of pathsOf(added)) folders.add(folder);
  });
}

/** One document that we cannot bear is no reason to leave a person without all others. */
function admitBug(error: unknown, connection: Connection): void {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  connection.console.error(`this is a bug in ghcr-lint ${version}, please report it: ${message}`);
}
