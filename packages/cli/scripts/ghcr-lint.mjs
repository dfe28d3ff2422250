// Runs the command from the sources, for `pnpm ghcr-lint` in a clone: bundles, then lints where the person stands, which a
// package manager keeps in INIT_CWD when it starts a script of the root.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import "./bundle.mjs";

const command = new URL("../../../dist/ghcr-lint.cjs", import.meta.url);
if (process.env.INIT_CWD !== undefined) process.chdir(process.env.INIT_CWD);
createRequire(import.meta.url)(fileURLToPath(command));
