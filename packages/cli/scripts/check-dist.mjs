// Fails where the committed bundle is not what the sources give.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import "./bundle.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const status = execFileSync("git", ["status", "--porcelain", "--", "dist"], { cwd: root, encoding: "utf8" });
// The second column is the difference from what is staged, so that a bundle may be checked before it is committed.
const stale = status.split("\n").filter((line) => line !== "" && line[1] !== " ");
if (stale.length > 0) {
  console.error(`dist/ is not what the sources give. Run \`pnpm bundle\` and commit it:\n${stale.join("\n")}`);
  process.exitCode = 1;
}
