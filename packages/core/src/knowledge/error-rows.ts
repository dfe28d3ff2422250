import type { ErrorRow } from "./error-row.ts";
import { clientErrors } from "./errors-clients.ts";
import { registryErrors } from "./errors-registry.ts";
import { runErrors } from "./errors-run.ts";
import { statusErrors } from "./errors-statuses.ts";

/** The first that suits a line counts, so that the special stand before the general. */
export const errorRows: readonly ErrorRow[] = [...registryErrors, ...clientErrors, ...runErrors, ...statusErrors];
