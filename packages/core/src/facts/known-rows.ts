import { actions } from "../knowledge/actions.ts";
import type { HarmlessCommand } from "../knowledge/harmless-command.ts";
import { harmlessCommands } from "../knowledge/harmless-commands.ts";
import { programs } from "../knowledge/programs.ts";
import type { ActionRow, ProgramRow } from "../knowledge/rows.ts";
import { rowsByName } from "./rows-by-name.ts";
import type { RowsOf } from "./rows-by-name.ts";

/**
 * The tables by the names of their rows. The bundle has a file of its own in place of this one, which reads a table when a
 * name of it is asked for: most workflows name two or three of them, and to read all of them takes as long as the rest of
 * a small run.
 */
export const programRows: RowsOf<ProgramRow> = rowsByName(programs, (row) => [row.program, ...(row.aliases ?? [])]);
export const harmlessRows: RowsOf<HarmlessCommand> = rowsByName(harmlessCommands, (row) => [row.program]);
export const actionRows: RowsOf<ActionRow> = rowsByName(actions, (row) => [row.uses, ...Object.keys(row.alike ?? {})]);

/** Every table of programs, which takes its time to read. */
export const allPrograms = (): readonly ProgramRow[] => programs;
