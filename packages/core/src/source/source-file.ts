/** One file as it was handed in. Core reads nothing by itself, so this is all that it ever knows of a file. */
export interface SourceFile {
  /** Relative to the root of the repository, with `/`: what `uses: ./…` and rules compare. */
  readonly path: string;
  /** How the person who ran the tool would name it, relative to the folder they stand in: what reports print. */
  readonly shownPath: string;
  readonly text: string;
}
