import { harmlessActions } from "../../knowledge/actions-harmless.ts";
import type { ActionRow } from "../../knowledge/rows.ts";
import { actionRows } from "../known-rows.ts";

/** What `uses:` of a step names: `owner/name/path@ref`. */
export interface UsedAction {
  readonly name: string;
  /** The major version, where the reference says one; a commit or a branch counts as the newest. */
  readonly major: number;
}

export function usedAction(uses: string): UsedAction {
  const at = uses.indexOf("@");
  const ref = at < 0 ? "" : uses.slice(at + 1);
  const major = /^v?(\d{1,4})(?:\.\d+)*(?:[-+].*)?$/.exec(ref);
  return { name: (at < 0 ? uses : uses.slice(0, at)).trim(), major: major ? Number(major[1]) : Infinity };
}

const harmless: ReadonlySet<string> = new Set(harmlessActions.map((name) => name.toLowerCase()));

/** The row for an action; "harmless": it is known to do nothing at a registry; `undefined`: no table knows it. */
export function actionRow({ name, major }: UsedAction): ActionRow | "harmless" | undefined {
  const lower = name.toLowerCase();
  const own = actionRows(lower);
  const candidates = own.length > 0 ? own : actionRows(`${lower.split("/").slice(0, 2).join("/")}/*`);
  return candidates.find((row) => holdsFor(row, major)) ?? (harmless.has(lower) ? "harmless" : undefined);
}

export function holdsFor({ since = 0, until = Infinity }: Pick<ActionRow, "since" | "until">, major: number): boolean {
  return major === Infinity ? until === Infinity : major >= since && major <= until;
}
