import type { Diagnostic, PublishDiagnosticsParams } from "vscode-languageserver/node";

/** What the editor shows: it is told of what has changed, and no more. */
export interface ShownDiagnostics {
  /** All there is now, by absolute path, and the versions of the open documents. */
  readonly show: (
    found: ReadonlyMap<string, readonly Diagnostic[]>,
    open: ReadonlyMap<string, { readonly version: number }>,
  ) => void;
  /** Takes away what is shown of one document, or of all. */
  readonly clear: (path?: string) => void;
}

export function showDiagnostics(
  uriOf: (path: string) => string,
  publish: (diagnostics: PublishDiagnosticsParams) => void,
): ShownDiagnostics {
  const shown = new Map<string, string>();
  return {
    show: (found, open) => {
      for (const path of new Set([...open.keys(), ...found.keys(), ...shown.keys()])) {
        const version = open.get(path)?.version;
        const diagnostics = [...(found.get(path) ?? [])];
        const state = JSON.stringify([version, diagnostics]);
        if (shown.get(path) === state) continue;
        publish({ uri: uriOf(path), ...(version === undefined ? {} : { version }), diagnostics });
        if (version === undefined && diagnostics.length === 0) shown.delete(path);
        else shown.set(path, state);
      }
    },
    clear: (only) => {
      for (const path of only === undefined ? [...shown.keys()] : [only]) {
        publish({ uri: uriOf(path), diagnostics: [] });
        shown.delete(path);
      }
    },
  };
}
