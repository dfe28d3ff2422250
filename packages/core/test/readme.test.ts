import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { rules } from "../src/index.ts";

const readme = new URL("../../../README.md", import.meta.url);
const start = "<!-- rules: written by `pnpm test -u` -->\n";
const end = "<!-- end of rules -->\n";

/** Compared as a snapshot, so that the option for those also writes the table. */
it("lists the rules in the README as they are", async () => {
  const text = readFileSync(readme, "utf8");
  const [before, rest = ""] = text.split(start, 2);
  const [, after] = rest.split(end, 2);
  await expect(`${before}${start}${table()}${end}${after}`).toMatchFileSnapshot(fileURLToPath(readme));
});

function table(): string {
  const rows = rules.map(
    ({ id, severity, title }) => `| [\`${id}\`](docs/rules/${id}.md) | ${severity} | ${title.replaceAll("|", "\\|")} |`,
  );
  return `${["| rule | severity | finds |", "| --- | --- | --- |", ...rows].join("\n")}\n`;
}
