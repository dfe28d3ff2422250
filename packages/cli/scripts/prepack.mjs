// Gathers in packages/cli what npm publishes. The bundle is written and committed at the root, for those who install the
// command from git; npm takes nothing from outside a package's own folder, so that each package that is made gets a copy
// of it, and is the same to the byte as what was tested. docs/decisions/0011-what-npm-publishes.md tells the rest.
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import "./bundle.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folder = fileURLToPath(new URL("../", import.meta.url));
const { repository } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const home = repository.url.replace(/^git\+(.+)\.git$/, "$1");

rmSync(join(folder, "dist"), { recursive: true, force: true });
cpSync(join(root, "dist"), join(folder, "dist"), { recursive: true });
cpSync(join(root, "LICENSE"), join(folder, "LICENSE"));
writeFileSync(join(folder, "README.md"), withWholeLinks(readFileSync(join(root, "README.md"), "utf8")));

/** On npm's page a link into the repository would lead nowhere. */
function withWholeLinks(markdown) {
  return markdown.replaceAll(/\]\((?!https?:|#)([^)\s]+)\)/g, `](${home}/blob/main/$1)`);
}
