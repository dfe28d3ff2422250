import type { Rule } from "../rule.ts";
import { deprecatedRegistry } from "./deprecated-registry.ts";
import { emptyCredential } from "./empty-credential.ts";
import { hardcodedPassword } from "./hardcoded-password.ts";
import { hardcodedUsername } from "./hardcoded-username.ts";
import { incompleteContainerCredentials } from "./incomplete-container-credentials.ts";
import { invalidPackagesPermission } from "./invalid-packages-permission.ts";
import { invalidWorkflow } from "./invalid-workflow.ts";
import { malformedRegistry } from "./malformed-registry.ts";
import { mismatchedSecret } from "./mismatched-secret.ts";
import { missingLogin } from "./missing-login.ts";
import { missingPackagesRead } from "./missing-packages-read.ts";
import { missingPackagesWrite } from "./missing-packages-write.ts";
import { missingRegistry } from "./missing-registry.ts";
import { missingUsername } from "./missing-username.ts";
import { passwordOnCommandLine } from "./password-on-command-line.ts";
import { registryTypo } from "./registry-typo.ts";
import { secretInScript } from "./secret-in-script.ts";
import { undedicatedSecret } from "./undedicated-secret.ts";
import { unexpandedExpression } from "./unexpanded-expression.ts";
import { unpipedPassword } from "./unpiped-password.ts";
import { unsetPackagesPermission } from "./unset-packages-permission.ts";
import { unsupportedToken } from "./unsupported-token.ts";

/** Every rule, in the order of the alphabet. A test holds the folder against this list. */
export const rules: readonly Rule[] = [
  deprecatedRegistry,
  emptyCredential,
  hardcodedPassword,
  hardcodedUsername,
  incompleteContainerCredentials,
  invalidPackagesPermission,
  invalidWorkflow,
  malformedRegistry,
  mismatchedSecret,
  missingLogin,
  missingPackagesRead,
  missingPackagesWrite,
  missingRegistry,
  missingUsername,
  passwordOnCommandLine,
  registryTypo,
  secretInScript,
  undedicatedSecret,
  unexpandedExpression,
  unpipedPassword,
  unsetPackagesPermission,
  unsupportedToken,
];
