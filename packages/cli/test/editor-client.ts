import { spawn } from "node:child_process";
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import {
  CodeActionRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializeRequest,
  InitializedNotification,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  createProtocolConnection,
} from "vscode-languageserver-protocol/node";
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  FileChangeType,
  Hover,
  InitializeParams,
  InitializeResult,
  ProtocolConnection,
  PublishDiagnosticsParams,
  Range,
  Registration,
  WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { bundle } from "./run-command.ts";

/** A document as the editor has it, changed by the same edits that the server hears of. */
export interface EditedDocument {
  readonly uri: string;
  readonly text: () => string;
  /** Puts a text in the place of another, as somebody who types does; every change is a version of its own. */
  readonly replace: (before: string, after: string) => Promise<void>;
  readonly apply: (edit: WorkspaceEdit | undefined) => Promise<void>;
  /** What the server says of the version that is there now. */
  readonly diagnostics: () => Promise<readonly Diagnostic[]>;
  readonly hover: (text: string) => Promise<string>;
  readonly actions: (text: string, only?: string[]) => Promise<readonly CodeAction[]>;
  readonly save: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface EditorClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly registrations: readonly Registration[];
  readonly logs: readonly string[];
  readonly open: (path: string, text: string, languageId?: string) => Promise<EditedDocument>;
  /** What was published last for a path that meets a condition, now or later. */
  readonly published: (
    uri: string,
    is: (params: PublishDiagnosticsParams) => boolean,
  ) => Promise<readonly Diagnostic[]>;
  readonly allPublished: readonly PublishDiagnosticsParams[];
  readonly tellOfFile: (path: string, type: FileChangeType) => Promise<void>;
  /** Closes its ends of the pipes, as an editor that crashes does. */
  readonly hangUp: () => void;
  readonly stop: () => Promise<number | null>;
  readonly exited: Promise<number | null>;
  readonly errorOutput: () => string;
}

const capabilities: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      versionSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    hover: { contentFormat: ["markdown", "plaintext"] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } } },
  },
  workspace: {
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

/** A real client of the bundled server, over its standard input and output. The process is gone when the test is. */
export async function startEditor(
  folder: string,
  options: {
    readonly argumentList?: readonly string[];
    readonly params?: Partial<InitializeParams>;
    readonly initialize?: false;
  } = {},
): Promise<EditorClient> {
  const server = spawn(process.execPath, [bundle, "--lsp", ...(options.argumentList ?? [])], {
    cwd: folder,
    stdio: "pipe",
  });
  onTestFinished(() => void server.kill("SIGKILL"));
  let errorOutput = "";
  server.stderr.on("data", (chunk: Buffer) => (errorOutput += chunk.toString()));
  const exited = once(server, "exit").then(([code]) => code as number | null);
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const { allPublished, published } = collectDiagnostics(connection);
  const registrations: Registration[] = [];
  const logs: string[] = [];
  connection.onNotification(LogMessageNotification.type, ({ message }) => void logs.push(message));
  connection.onRequest(RegistrationRequest.type, (params) => void registrations.push(...params.registrations));
  connection.listen();
  const initialized =
    options.initialize === false ? { capabilities: {} } : await initialize(connection, folder, options.params);

  return {
    connection,
    initialized,
    registrations,
    logs,
    allPublished,
    published,
    exited,
    errorOutput: () => errorOutput,
    open: (path, text, languageId = "yaml") =>
      openDocument(connection, published, TextDocument.create(pathToFileURL(path).href, languageId, 1, text)),
    tellOfFile: (path, type) =>
      connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri: pathToFileURL(path).href, type }],
      }),
    hangUp: () => {
      server.stdin.end();
      server.stdout.destroy();
    },
    stop: async () => {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      return await exited;
    },
  };
}

function collectDiagnostics(connection: ProtocolConnection): Pick<EditorClient, "allPublished" | "published"> {
  const allPublished: PublishDiagnosticsParams[] = [];
  const waiting = new Set<() => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    allPublished.push(params);
    for (const look of waiting) look();
  });
  const published: EditorClient["published"] = (uri, is) =>
    new Promise((resolve) => {
      const look = (): void => {
        const last = allPublished.findLast((params) => params.uri === uri);
        if (!last || !is(last)) return;
        waiting.delete(look);
        resolve(last.diagnostics);
      };
      waiting.add(look);
      look();
    });
  return { allPublished, published };
}

async function initialize(
  connection: ProtocolConnection,
  folder: string,
  params: Partial<InitializeParams> | undefined,
): Promise<InitializeResult> {
  const result = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "folder" }],
    ...params,
  });
  await connection.sendNotification(InitializedNotification.type, {});
  return result;
}

async function openDocument(
  connection: ProtocolConnection,
  published: EditorClient["published"],
  document: TextDocument,
): Promise<EditedDocument> {
  const { uri } = document;
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: document.languageId, version: document.version, text: document.getText() },
  });
  const rangeOf = (text: string): Range => {
    const start = document.getText().indexOf(text);
    if (start === -1) throw new Error(`the document has no ${JSON.stringify(text)}`);
    return { start: document.positionAt(start), end: document.positionAt(start + text.length) };
  };
  const change = async (contentChanges: { readonly range: Range; readonly text: string }[]): Promise<void> => {
    TextDocument.update(document, contentChanges, document.version + 1);
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: document.version },
      contentChanges,
    });
  };
  return {
    uri,
    text: () => document.getText(),
    replace: (before, after) => change([{ range: rangeOf(before), text: after }]),
    apply: async (edit) => {
      const changes = (edit?.documentChanges ?? []).flatMap((each) =>
        "textDocument" in each && each.textDocument.uri === uri ? [each] : [],
      );
      for (const { textDocument, edits } of changes) {
        if (textDocument.version !== document.version) throw new Error(`an edit of version ${textDocument.version}`);
        const texts = edits.flatMap((one) => ("newText" in one ? [{ range: one.range, text: one.newText }] : []));
        // The last one first, so that the places of the others stay right.
        await change(texts.toSorted((a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start)));
      }
    },
    diagnostics: () => published(uri, ({ version }) => version === document.version),
    hover: async (text) => {
      const { start } = rangeOf(text);
      const hover: Hover | null = await connection.sendRequest(HoverRequest.type, {
        textDocument: { uri },
        position: { line: start.line, character: start.character + 1 },
      });
      const contents = hover?.contents;
      return contents && typeof contents === "object" && "value" in contents ? contents.value : "";
    },
    actions: async (text, only) => {
      const found = await connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri },
        range: rangeOf(text),
        context: { diagnostics: [], ...(only ? { only } : {}) },
      });
      return (found ?? []).flatMap((action) => ("edit" in action ? [action] : []));
    },
    save: () => connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } }),
    close: () => connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
  };
}
