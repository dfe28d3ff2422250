import { expect, it } from "vitest";
import type { PublishDiagnosticsParams } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Judgement } from "./editor-repository.ts";
import { createOpenRepository } from "./open-repository.ts";

const nothing: Judgement = {
  findings: [],
  secrets: [],
  problems: [],
  fileAt: () => undefined,
  partOf: () => undefined,
};

it("tells of an error of our own, and goes on", () => {
  const documents = new Map([["/a.yml", TextDocument.create("file:///a.yml", "yaml", 1, "bad")]]);
  const bugs: unknown[] = [];
  const published: PublishDiagnosticsParams[] = [];
  const repository = createOpenRepository({
    repository: {
      judge: (open) => {
        if (open.get("/a.yml") === "bad") throw new Error("our fault");
        return nothing;
      },
      heeds: () => true,
      forgetDisk: () => {},
    },
    documents: () => documents,
    diagnosticsOf: () => new Map(),
    uriOf: (path) => `file://${path}`,
    publish: (params) => void published.push(params),
    admitBug: (error) => void bugs.push(error),
  });
  expect(repository.judgement()).toBeUndefined();
  expect(bugs).toEqual([new Error("our fault")]);
  documents.set("/a.yml", TextDocument.create("file:///a.yml", "yaml", 2, "good"));
  expect(repository.judgement()).toBe(nothing);
  expect(published).toEqual([{ uri: "file:///a.yml", version: 2, diagnostics: [] }]);
});
