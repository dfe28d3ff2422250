import type { FixedFiles } from "@ghcr-lint/core";
import { createTwoFilesPatch } from "diff";

/** What `git apply` and people read. A credential in a line around a change is masked, as everywhere. */
export function unifiedDiff(changes: FixedFiles["changes"], secrets: readonly string[]): string {
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
  return secrets.reduce((text, secret) => text.replaceAll(secret, "***"), patches.join(""));
}
