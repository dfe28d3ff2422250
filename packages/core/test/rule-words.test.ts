import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { lint, rules } from "../src/index.ts";
import type { SettledFinding } from "../src/report/report.ts";
import type { Span } from "../src/source/span.ts";
import { exampleInput, exampleNames, ruleFixtures } from "./rule-fixtures.ts";

/**
 * What people read about each bad example of a rule stands in `words.txt` beside it: the option for snapshots writes it anew,
 * and its diff is to be read like the change of a text.
 */
it.each(rules.map(({ id }) => id))("says the words that stand beside the examples of %s", async (id) => {
  const bad = exampleNames(id).filter((name) => name.startsWith("bad"));
  const told = bad.map((name) => `${name}\n${ownFindings(id, name).map(wordsOf).join("\n")}`);
  await expect(`${told.join("\n\n")}\n`).toMatchFileSnapshot(fileURLToPath(new URL(`${id}/words.txt`, ruleFixtures)));
});

function ownFindings(id: string, name: string): readonly SettledFinding[] {
  return lint(exampleInput(id, name)).findings.filter(({ rule }) => rule.id === id);
}

function wordsOf({ at, message, label, related, predicts, remedy, fix }: SettledFinding): string {
  const more = [
    `at: ${firstLineOf(at)}`,
    label,
    ...(related ?? []).map((place) => `${place.message}: ${firstLineOf(place.at)}`),
    predicts && `predicts: ${predicts}`,
    remedy && `remedy: ${remedy}`,
    fix && `${fix.safety} fix: ${fix.title}`,
  ];
  return [`  ${message}`, ...more.flatMap((line) => (line === undefined ? [] : [`    ${line}`]))].join("\n");
}

/** Words last where numbers do not: a line more above them changes nothing. */
function firstLineOf({ file, start, end }: Span): string {
  return file.text.slice(start, end).split("\n", 1).join("").trim();
}
