import { fileURLToPath, pathToFileURL } from "node:url";

/** The path of a document; undefined for one that is no file of this machine, and for an address that is none. */
export function documentPath(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    // Editors send what stands in their windows: another machine's name, an encoded slash, half a character.
    return undefined;
  }
}

export function documentUri(path: string): string {
  return pathToFileURL(path).href;
}
