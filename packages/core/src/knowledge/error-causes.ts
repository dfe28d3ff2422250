import { causesElsewhere } from "./causes-elsewhere.ts";
import { causesInFiles } from "./causes-in-files.ts";

/** Each cause once, as several errors share them. Where a fact was read: the sources of the errors, and the rules' references. */
export const causes = { ...causesInFiles, ...causesElsewhere };
