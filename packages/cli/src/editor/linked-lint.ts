import type { LintInput, Report, SourceFile } from "@ghcr-lint/core";

/** Files that have to be judged together, and what is found in them. */
export interface LinkedPart {
  readonly input: LintInput;
  /** The other files of the repository that were asked for, whether they are there or not. */
  readonly asked: ReadonlyMap<string, SourceFile | undefined>;
  readonly report: Report;
}

/** The files of a repository at one moment. A file that has not changed is the same object as before. */
export interface Snapshot {
  readonly files: readonly SourceFile[];
  readonly lookup: (path: string) => SourceFile | undefined;
  /** The same object as before, unless something in it has changed. */
  readonly terms: Omit<LintInput, "files" | "lookup">;
}

export interface LinkedLint {
  readonly judge: (snapshot: Snapshot) => readonly LinkedPart[];
  /** Whether what stands at a path in the repository, also if that is nothing, counted the last time. */
  readonly asksFor: (path: string) => boolean;
}

/**
 * Lints a repository again and again, and each time no more than what a change can touch: files hang together where one asks
 * for the other, or where both ask for a third. What that is tells a run over each file alone.
 */
export function createLinkedLint(lint: (input: LintInput) => Report): LinkedLint {
  let terms: Snapshot["terms"] | undefined;
  let kept: ReadonlyMap<string, LinkedPart> = new Map();

  const judge = (snapshot: Snapshot): readonly LinkedPart[] => {
    const before = terms === snapshot.terms ? kept : new Map<string, LinkedPart>();
    const now = new Map<string, LinkedPart>();
    const partOf = (files: readonly SourceFile[]): LinkedPart => {
      const key = JSON.stringify(files.map(({ path }) => path));
      const known = now.get(key) ?? before.get(key);
      const part = known && holds(known, files, snapshot) ? known : lintTraced(files, snapshot, lint);
      now.set(key, part);
      return part;
    };
    const parts = linkedFiles(snapshot.files.map((file) => partOf([file]))).map(partOf);
    terms = snapshot.terms;
    kept = now;
    return parts;
  };
  const asksFor = (path: string): boolean =>
    [...kept.values()].some(({ input, asked }) => asked.has(path) || input.files.some((file) => file.path === path));
  return { judge, asksFor };
}

function lintTraced(
  files: readonly SourceFile[],
  { lookup, terms }: Snapshot,
  lint: (input: LintInput) => Report,
): LinkedPart {
  const asked = new Map<string, SourceFile | undefined>();
  const ask = (path: string): SourceFile | undefined => {
    const file = lookup(path);
    asked.set(path, file);
    return file;
  };
  const input = { ...terms, files, lookup };
  return { input, asked, report: lint({ ...input, lookup: ask }) };
}

function holds({ input, asked }: LinkedPart, files: readonly SourceFile[], { lookup }: Snapshot): boolean {
  return (
    input.files.every((file, index) => file === files[index]) &&
    [...asked].every(([path, answer]) => lookup(path) === answer)
  );
}

/** The files of each group of runs that have a file in common, in the order in which they came. */
function linkedFiles(runs: readonly LinkedPart[]): readonly (readonly SourceFile[])[] {
  const groupOf = new Map<SourceFile, Set<SourceFile>>();
  for (const { input, asked } of runs) {
    const touched = [...input.files, ...asked.values()].filter((file) => file !== undefined);
    const group = new Set(touched.flatMap((file) => [...(groupOf.get(file) ?? [file])]));
    for (const file of group) groupOf.set(file, group);
  }
  const own = runs.flatMap(({ input }) => input.files);
  return [...new Set(own.map((file) => groupOf.get(file)))].map((group) => own.filter((file) => group?.has(file)));
}
