import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

/** The licenses of all packages that the given bundled files come from, in the order of names. */
export function licensesOf(files) {
  const folders = new Map();
  for (const file of files) {
    if (!file.includes("node_modules")) continue;
    const folder = packageFolder(file);
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    folders.set(`${name} ${version}`, { folder, license });
  }
  const sections = [...folders]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, { folder, license }]) => `${title} (${license})\n\n${licenseText(folder)}`);
  const head = "The files in this folder contain code of the following packages.\n";
  return [head, ...sections].join(`\n${"-".repeat(80)}\n\n`);
}

function packageFolder(file) {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    // Some packages have a nameless manifest inside, which only says which module system a folder uses.
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).version !== undefined) return folder;
  }
}

function licenseText(folder) {
  const name = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  return name === undefined
    ? "The package comes without the text of its license.\n"
    : `${readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n").trim()}\n`;
}
