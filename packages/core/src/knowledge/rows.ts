/**
 * The shapes of the rows in this folder. A row is a fact about the world with the place where it was read; there is no
 * logic here, and no action, host or flag is named anywhere else.
 */

export type * from "./action-rows.ts";
export type * from "./command-rows.ts";
export type * from "./row-parts.ts";
