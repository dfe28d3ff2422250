import type { FixedFiles } from "@ghcr-lint/core";
import { createTwoFilesPatch } from "diff";

/** What `git apply` reads. Before anybody else does, it has to be made printable. */
export function unifiedDiff(changes: FixedFiles["changes"]): string {
  const patches = changes.map(({ before, after }) => {
    const patch = createTwoFilesPatch(
      `a/${before.shownPath}`,
      `b/${after.shownPath}`,
      before.text,
      after.text,
      undefined,
      undefined,
      { context: 3 },
    );
    return patch.replace(/^=+\n/, "");
  });
  return patches.join("");
}
