import { artifactActions } from "./actions-artifacts.ts";
import { buildToolActions } from "./actions-build-tools.ts";
import { cleanupActions } from "./actions-cleanup.ts";
import { containerBuilderActions } from "./actions-container-builders.ts";
import { dockerActions } from "./actions-docker.ts";
import { githubActions } from "./actions-github.ts";
import { registryActions } from "./actions-registry.ts";
import { scannerActions } from "./actions-scanners.ts";
import { tokenActions } from "./actions-tokens.ts";
import { toolSetupActions } from "./actions-tool-setups.ts";
import type { ActionRow } from "./rows.ts";

/**
 * All that is known of actions that have to do with a registry, with a permission or with a token. An action that stands
 * neither here nor among the harmless ones may do anything.
 */
export const actions: readonly ActionRow[] = [
  ...dockerActions,
  ...registryActions,
  ...containerBuilderActions,
  ...toolSetupActions,
  ...artifactActions,
  ...buildToolActions,
  ...scannerActions,
  ...githubActions,
  ...cleanupActions,
  ...tokenActions,
];
