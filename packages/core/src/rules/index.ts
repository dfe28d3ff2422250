import type { Rule } from "../rule.ts";
import { cappedReusablePermission } from "./capped-reusable-permission.ts";
import { conditionalLogin } from "./conditional-login.ts";
import { credentialStoreMismatch } from "./credential-store-mismatch.ts";
import { deprecatedRegistry } from "./deprecated-registry.ts";
import { emptyCredential } from "./empty-credential.ts";
import { excessivePackagesWrite } from "./excessive-packages-write.ts";
import { foreignNamespace } from "./foreign-namespace.ts";
import { hardcodedPassword } from "./hardcoded-password.ts";
import { hardcodedUsername } from "./hardcoded-username.ts";
import { incompleteContainerCredentials } from "./incomplete-container-credentials.ts";
import { invalidPackagesPermission } from "./invalid-packages-permission.ts";
import { invalidWorkflow } from "./invalid-workflow.ts";
import { loginAfterUse } from "./login-after-use.ts";
import { malformedImage } from "./malformed-image.ts";
import { malformedRegistry } from "./malformed-registry.ts";
import { mismatchedSecret } from "./mismatched-secret.ts";
import { misplacedLoginInput } from "./misplaced-login-input.ts";
import { missingCompanionPermission } from "./missing-companion-permission.ts";
import { missingLogin } from "./missing-login.ts";
import { missingPackagesRead } from "./missing-packages-read.ts";
import { missingPackagesWrite } from "./missing-packages-write.ts";
import { missingRegistry } from "./missing-registry.ts";
import { missingUsername } from "./missing-username.ts";
import { needlessPersonalToken } from "./needless-personal-token.ts";
import { overwrittenLogin } from "./overwritten-login.ts";
import { passwordOnCommandLine } from "./password-on-command-line.ts";
import { persistedLogin } from "./persisted-login.ts";
import { readOnlyEventToken } from "./read-only-event-token.ts";
import { registryTypo } from "./registry-typo.ts";
import { secretInScript } from "./secret-in-script.ts";
import { undedicatedSecret } from "./undedicated-secret.ts";
import { unexpandedExpression } from "./unexpanded-expression.ts";
import { unpipedPassword } from "./unpiped-password.ts";
import { unsetPackagesPermission } from "./unset-packages-permission.ts";
import { unsupportedToken } from "./unsupported-token.ts";
import { unusedIgnore } from "./unused-ignore.ts";
import { unusedLogin } from "./unused-login.ts";
import { uppercaseImageName } from "./uppercase-image-name.ts";

/** Every rule, in the order of the alphabet. A test holds the folder against this list. */
export const rules: readonly Rule[] = [
  cappedReusablePermission,
  conditionalLogin,
  credentialStoreMismatch,
  deprecatedRegistry,
  emptyCredential,
  excessivePackagesWrite,
  foreignNamespace,
  hardcodedPassword,
  hardcodedUsername,
  incompleteContainerCredentials,
  invalidPackagesPermission,
  invalidWorkflow,
  loginAfterUse,
  malformedImage,
  malformedRegistry,
  mismatchedSecret,
  misplacedLoginInput,
  missingCompanionPermission,
  missingLogin,
  missingPackagesRead,
  missingPackagesWrite,
  missingRegistry,
  missingUsername,
  needlessPersonalToken,
  overwrittenLogin,
  passwordOnCommandLine,
  persistedLogin,
  readOnlyEventToken,
  registryTypo,
  secretInScript,
  undedicatedSecret,
  unexpandedExpression,
  unpipedPassword,
  unsetPackagesPermission,
  unsupportedToken,
  unusedIgnore,
  unusedLogin,
  uppercaseImageName,
];
