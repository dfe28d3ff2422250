import { dirname } from "node:path";
import type { Diagnostic, TextDocuments } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { isInside } from "../collection.ts";
import { isWorkflow } from "../find-workflows.ts";
import { createRootFinder } from "../repository-root.ts";
import { shownPath } from "../shown-path.ts";
import { documentPath, documentUri } from "./document-path.ts";
import type { EditorRepository, Judgement } from "./editor-repository.ts";
import { createOpenRepository } from "./open-repository.ts";
import type { OpenRepository, RepositoryServices } from "./open-repository.ts";

/** The open documents by their repositories. */
export interface EditorWorkspace {
  readonly open: (document: TextDocument) => void;
  readonly change: (document: TextDocument) => void;
  readonly close: (document: TextDocument) => void;
  /** Something has changed at these addresses on disk. */
  readonly changeOnDisk: (uris: readonly string[]) => void;
  /** What is known of the repository of a document, as it is now; undefined for a document that is no file. */
  readonly judged: (uri: string) => Judged | undefined;
  /** How the editor calls a file. */
  readonly uriOf: (path: string) => string;
  readonly stop: () => void;
}

export interface Judged {
  readonly root: string;
  /** In the repository. */
  readonly path: string;
  readonly judgement: Judgement;
}

export interface WorkspaceServices extends Pick<RepositoryServices, "publish" | "admitBug"> {
  readonly folders: () => readonly string[];
  readonly createRepository: (root: string) => EditorRepository;
  readonly diagnosticsOf: (
    root: string,
    judgement: Judgement,
    open: ReadonlyMap<string, string>,
  ) => ReadonlyMap<string, readonly Diagnostic[]>;
}

interface Place {
  readonly root: string;
  readonly path: string;
  readonly repository: OpenRepository;
}

export function createEditorWorkspace(
  documents: TextDocuments<TextDocument>,
  services: WorkspaceServices,
): EditorWorkspace {
  const places = new Map<string, Place>();
  const { publish, admitBug } = services;
  const uriOf = (path: string): string =>
    [...places].find(([, place]) => place.path === path)?.[0] ?? documentUri(path);
  const placesIn = (root: string): readonly (readonly [string, Place])[] =>
    [...places].filter(([, place]) => place.root === root);
  const createRepository = (root: string): OpenRepository =>
    createOpenRepository({
      repository: services.createRepository(root),
      documents: () => new Map(placesIn(root).flatMap(([uri, { path }]) => withDocument(path, documents.get(uri)))),
      diagnosticsOf: (judgement, open) => services.diagnosticsOf(root, judgement, open),
      uriOf,
      publish,
      admitBug,
    });
  return {
    open: ({ uri }) => {
      const path = documentPath(uri);
      if (path === undefined) return;
      const root = rootOf(path, services.folders());
      const repository = placesIn(root)[0]?.[1].repository ?? createRepository(root);
      places.set(uri, { root, path, repository });
      repository.judgeAnew();
    },
    change: ({ uri }) => {
      const place = places.get(uri);
      if (place?.repository.heeds(shownPath(place.root, place.path))) place.repository.judgeSoon();
    },
    close: ({ uri }) => {
      const place = places.get(uri);
      if (!place) return;
      const { root, path, repository } = place;
      repository.clear(path);
      places.delete(uri);
      if (placesIn(root).length > 0) repository.judgeAnew();
      else repository.stop();
    },
    changeOnDisk: (uris) => {
      const paths = uris.flatMap((uri) => documentPath(uri) ?? []);
      const touched = [...places.values()].filter(({ root }) => paths.some((path) => isInside(root, path)));
      // A checkout of another branch changes many files, one after the other.
      for (const repository of new Set(touched.map((place) => place.repository))) repository.judgeAnew(100);
    },
    judged: (uri) => {
      const place = places.get(uri);
      const judgement = place?.repository.judgement();
      return place && judgement && { root: place.root, path: shownPath(place.root, place.path), judgement };
    },
    uriOf,
    stop: () => {
      for (const { repository } of places.values()) repository.rest();
      places.clear();
    },
  };
}

function withDocument(path: string, document: TextDocument | undefined): readonly (readonly [string, TextDocument])[] {
  return document ? [[path, document]] : [];
}

/** The folder that GitHub goes by; outside of every repository what the editor takes for one. */
function rootOf(path: string, folders: readonly string[]): string {
  if (isWorkflow(path)) return dirname(dirname(dirname(path)));
  const around = folders.filter((folder) => isInside(folder, path)).toSorted((a, b) => b.length - a.length);
  return createRootFinder()(dirname(path)) ?? around[0] ?? dirname(path);
}
