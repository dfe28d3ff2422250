import { advisedWords, tokenPrefixes } from "../knowledge/secret-names.ts";
import { literalPattern } from "../source/literal-pattern.ts";

/** A stretch of a text that holds a credential, and what is shown in its place. */
export interface MaskedRange {
  readonly start: number;
  readonly end: number;
  readonly shown: string;
}

/** The text with every credential in it masked. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  let shown = "";
  let at = 0;
  for (const range of maskedRanges(text, secrets)) {
    shown += text.slice(at, range.start) + range.shown;
    at = range.end;
  }
  return shown + text.slice(at);
}

/**
 * Where the credentials stand, in order and without overlaps. Every occurrence counts, also inside a longer word: of a
 * needless mask the worst is a puzzled reader. What looks like a token is one wherever it stands, also where nothing is
 * known of what it is for: in a comment, in the name of a job, in an input that no table has.
 */
export function maskedRanges(text: string, secrets: readonly string[]): readonly MaskedRange[] {
  const found = tokensIn(text);
  for (const { pattern, terms } of searchesFor(secrets)) {
    if (pattern.test(text))
      found.push(...terms.flatMap((term) => occurrences(text, term)).filter((range) => !isAdvice(text, range)));
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const ranges: MaskedRange[] = [];
  for (const range of found) {
    const last = ranges.at(-1);
    if (last === undefined || range.start >= last.end) ranges.push(range);
    else if (range.end > last.end) ranges[ranges.length - 1] = { ...last, end: range.end };
  }
  return ranges;
}

/** A password such as `TOKEN` would take the remedy with it. What everybody knows tells nothing. */
function isAdvice(text: string, { start, end }: MaskedRange): boolean {
  if (end - start >= longestAdvice) return false;
  const from = Math.max(0, start - longestAdvice);
  return [...text.slice(from, end + longestAdvice).matchAll(advised)].some(
    ({ index, 0: words }) => from + index <= start && end <= from + index + words.length && end - start < words.length,
  );
}

const advised = new RegExp(advisedWords.map(literalPattern).join("|"), "g");
const longestAdvice = Math.max(...advisedWords.map(({ length }) => length));

/** Also one that has lost a few of its 36 characters, such as the last where a quote is never closed. */
const tokens = new RegExp(tokenPrefixes.map(({ pattern }) => pattern.replace("{36,}", "{30,}")).join("|"), "g");

function tokensIn(text: string): MaskedRange[] {
  return [...text.matchAll(tokens)].map(({ index, 0: token }) => ({
    start: index,
    end: index + token.length,
    shown: maskOf(token),
  }));
}

/** The prefix tells people which kind of token it is and is no secret. */
function maskOf(secret: string): string {
  const known = tokenPrefixes.find(({ prefix }) => secret.startsWith(prefix) && secret.length > prefix.length);
  return known === undefined ? "***" : `${known.prefix}…`;
}

/** Shorter lines of a longer credential are everyday text, such as a closing brace. */
const shortestTellingLine = 4;

/** A credential of several lines must not come out line by line either: a snippet shows single lines. */
function searchTerms(secrets: readonly string[]): readonly string[] {
  const lines = secrets
    .filter((secret) => /[\r\n]/.test(secret))
    .flatMap((secret) => secret.split(/[\r\n]+/))
    .map((line) => line.trim())
    .filter((line) => line.length >= shortestTellingLine);
  return [...new Set([...secrets, ...lines])].filter((term) => term !== "");
}

/** Tells at one look whether any of its terms stands in a text, since in most texts there is none. */
interface Search {
  readonly pattern: RegExp;
  readonly terms: readonly string[];
}

const searches = new WeakMap<readonly string[], readonly Search[]>();

/** The patterns grow with the number of credentials, which a hostile file may have by the thousand: hence several of them. */
const mostTerms = 500;

function searchesFor(secrets: readonly string[]): readonly Search[] {
  const known = searches.get(secrets);
  if (known) return known;
  const all = searchTerms(secrets);
  const found: Search[] = [];
  for (let at = 0; at < all.length; at += mostTerms) {
    const terms = all.slice(at, at + mostTerms);
    found.push({ pattern: new RegExp(terms.map(literalPattern).join("|")), terms });
  }
  searches.set(secrets, found);
  return found;
}

function occurrences(text: string, term: string): MaskedRange[] {
  const ranges: MaskedRange[] = [];
  const shown = maskOf(term);
  for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, at + term.length)) {
    ranges.push({ start: at, end: at + term.length, shown });
  }
  return ranges;
}
