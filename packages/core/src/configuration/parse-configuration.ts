import type { Settings } from "../facts/facts.ts";
import { rules } from "../rules/index.ts";
import { didYouMean } from "../source/nearest-word.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Text } from "../source/text.ts";
import type { Entry, Node } from "../workflow/model.ts";
import { isNull } from "../workflow/read-node.ts";
import { parseYaml } from "../workflow/parse-yaml.ts";
import type { Configuration, ConfigurationProblem, ConfiguredIgnore } from "./configuration.ts";
import {
  configurationKeys,
  datePattern,
  defaultPermissionsChoices,
  ignoreKeys,
  longestGlob,
  longestList,
  repositoryPattern,
  severityChoices,
} from "./configuration-keys.ts";

export interface ParsedConfiguration {
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
}

/** Reads a configuration. What is wrong with it is told with its place, and the rest is read all the same. */
export function parseConfiguration(file: SourceFile): ParsedConfiguration {
  const { root, problems: yamlProblems } = parseYaml(file);
  const problems: ConfigurationProblem[] = [...yamlProblems];
  const reader: Reader = { complain: (at, message) => problems.push({ at: at.span, message }) };
  const given = mapAt(reader, root, "a configuration", configurationKeys);
  const configuration: Configuration = {
    settings: settingsOf(reader, given),
    severities: severitiesOf(reader, given.get("rules")),
    ignores: listAt(reader, given.get("ignore"), "`ignore`").flatMap((node) => ignoreOf(reader, node)),
  };
  return { configuration, problems };
}

interface Reader {
  readonly complain: (at: Pick<Text, "span">, message: string) => void;
}

function settingsOf(reader: Reader, given: ReadonlyMap<string, Entry>): Settings {
  return {
    repository: matchingAt(reader, given.get("repository"), repositoryPattern, "OWNER/NAME"),
    defaultPermissions: choiceOf(reader, given.get("default-permissions"), defaultPermissionsChoices),
    dedicatedSecrets: globsAt(reader, given.get("dedicated-secrets")),
    privateImages: globsAt(reader, given.get("private-images")),
  };
}

function severitiesOf(reader: Reader, given: Entry | undefined): Configuration["severities"] {
  const severities = new Map<string, (typeof severityChoices)[number]>();
  for (const entry of entriesAt(reader, given?.value, "`rules`")) {
    const severity = choiceOf(reader, entry, severityChoices);
    if (isRule(reader, entry.key) && severity !== undefined) severities.set(entry.key.value, severity);
  }
  return severities;
}

function ignoreOf(reader: Reader, node: Node): readonly ConfiguredIgnore[] {
  const given = mapAt(reader, node, "an entry of `ignore`", ignoreKeys);
  const rule = textOf(reader, given.get("rule"));
  if (!given.has("rule")) reader.complain(node, "this entry of `ignore` names no `rule`");
  const path = globOf(reader, textOf(reader, given.get("path")));
  const reason = textOf(reader, given.get("reason"));
  const until = dayAt(reader, given.get("until"));
  // An entry whose path is wrong is not one for every file, nor one without an end.
  const isWhole = given.has("path") === (path !== undefined) && given.has("until") === (until !== undefined);
  if (!rule || !isRule(reader, rule) || !isWhole) return [];
  return [{ at: node.span, rule: { id: rule.value, at: rule.span }, path, reason: reason?.value, until }];
}

/** The entries by their keys. A key without a value is as good as none: people comment out what stands below it. */
function mapAt(
  reader: Reader,
  node: Node | undefined,
  what: string,
  known: Readonly<Record<string, string>>,
): ReadonlyMap<string, Entry> {
  const given = new Map<string, Entry>();
  for (const entry of entriesAt(reader, node, what)) {
    const { key, value } = entry;
    if (!Object.hasOwn(known, key.value)) {
      reader.complain(key, `${what} has no key \`${key.value}\`${didYouMean(key.value, Object.keys(known))}`);
    } else if (!isNull(value)) given.set(key.value, entry);
  }
  return given;
}

function entriesAt(reader: Reader, node: Node | undefined, what: string): readonly Entry[] {
  if (node === undefined || isNull(node)) return [];
  if (node.kind === "map") return node.entries;
  reader.complain(node, `${what} is made of keys with values`);
  return [];
}

function listAt(reader: Reader, entry: Entry | undefined, what: string): readonly Node[] {
  if (entry === undefined) return [];
  if (entry.value.kind !== "sequence") {
    reader.complain(entry.value, `${what} takes a list`);
    return [];
  }
  const { items } = entry.value;
  if (items.length > longestList) reader.complain(entry.key, `${what} has more than ${longestList} entries`);
  return items.slice(0, longestList);
}

function textOf(reader: Reader, entry: Entry | undefined): Text | undefined {
  if (entry === undefined) return undefined;
  if (entry.value.kind === "scalar") return entry.value.text;
  reader.complain(entry.value, `\`${entry.key.value}\` takes a single value`);
  return undefined;
}

function matchingAt(reader: Reader, entry: Entry | undefined, pattern: string, what: string): string | undefined {
  const text = textOf(reader, entry);
  if (entry === undefined || text === undefined) return undefined;
  if (new RegExp(pattern).test(text.value)) return text.value;
  reader.complain(text, `\`${entry.key.value}\` takes ${what}, not ${quoted(text)}`);
  return undefined;
}

function dayAt(reader: Reader, entry: Entry | undefined): string | undefined {
  const day = matchingAt(reader, entry, datePattern, "a day as YYYY-MM-DD");
  if (entry === undefined || day === undefined) return undefined;
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  // A day that a month does not have is one of the next month's.
  if (new Date(Date.UTC(year, month - 1, date)).getUTCDate() === date) return day;
  reader.complain(entry.value, `\`${entry.key.value}\` takes a day that there is, not ${JSON.stringify(day)}`);
  return undefined;
}

function choiceOf<T extends string>(reader: Reader, entry: Entry | undefined, choices: readonly T[]): T | undefined {
  const text = textOf(reader, entry);
  if (entry === undefined || text === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === text.value);
  if (choice !== undefined) return choice;
  const takes = `\`${entry.key.value}\` takes ${choices.slice(0, -1).join(", ")} or ${choices.at(-1) ?? ""}`;
  reader.complain(
    text.value === "" ? entry.key : text,
    `${takes}, not ${quoted(text)}${didYouMean(text.value, choices)}`,
  );
  return undefined;
}

function globsAt(reader: Reader, entry: Entry | undefined): readonly string[] | undefined {
  if (entry === undefined) return undefined;
  const what = `\`${entry.key.value}\``;
  return listAt(reader, entry, what).flatMap((node) => {
    if (node.kind === "scalar") return globOf(reader, node.text) ?? [];
    reader.complain(node, `${what} takes names`);
    return [];
  });
}

function globOf(reader: Reader, text: Text | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (text.value !== "" && text.value.length <= longestGlob) return text.value;
  reader.complain(text, text.value === "" ? "an empty name" : `longer than ${longestGlob} characters`);
  return undefined;
}

function isRule({ complain }: Reader, id: Text): boolean {
  const ruleIds = rules.map((rule) => rule.id);
  if (ruleIds.includes(id.value)) return true;
  complain(id, `there is no rule ${quoted(id)}${didYouMean(id.value, ruleIds)}`);
  return false;
}

const longestQuote = 60;

function quoted({ value }: Text): string {
  return JSON.stringify(value.length > longestQuote ? `${value.slice(0, longestQuote)}…` : value);
}
