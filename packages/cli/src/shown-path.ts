import { relative, sep } from "node:path";

/** How a path is shown to people: relative to the folder they stand in, with `/`. */
export function shownPath(folder: string, path: string): string {
  const inside = relative(folder, path).split(sep).join("/");
  return inside === "" ? "." : inside;
}
