import type { AccessMap } from "./access.ts";

/** The maps of several repositories as one. */
export function mergeAccessMaps(maps: readonly AccessMap[]): AccessMap {
  return {
    jobs: maps.flatMap((map) => map.jobs),
    files: maps.reduce((sum, map) => sum + map.files, 0),
    secrets: [...new Set(maps.flatMap((map) => map.secrets))],
  };
}
