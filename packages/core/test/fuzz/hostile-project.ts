import fc from "fast-check";
import type { SourceFile } from "../../src/index.ts";
import { mutate, mutation } from "./mutations.ts";
import type { SeedProject } from "./seed-projects.ts";

/** A repository as somebody might hand it in who wants to stop the tool: one of the seeds, with one or two files changed. */
export function hostileProject(seeds: readonly SeedProject[]): fc.Arbitrary<readonly SourceFile[]> {
  const changes = fc.array(mutation, { minLength: 1, maxLength: 6, size: "max" });
  return fc
    .record({
      seed: fc.nat(seeds.length - 1),
      other: fc.nat(seeds.length - 1),
      first: fc.record({ file: fc.nat(7), changes }),
      second: fc.option(fc.record({ file: fc.nat(7), changes }), { freq: 3 }),
    })
    .map(({ seed, other, first, second }) => {
      const files = seeds[seed] ?? [];
      const from = seeds[other]?.[0]?.text ?? "";
      return [first, second].reduce(
        (changed, change) =>
          change
            ? withChanged(changed, change.file % files.length, (text) => mutate(text, change.changes, from))
            : changed,
        files,
      );
    });
}

function withChanged(
  files: readonly SourceFile[],
  index: number,
  change: (text: string) => string,
): readonly SourceFile[] {
  return files.map((file, at) => (at === index ? { ...file, text: change(file.text) } : file));
}
