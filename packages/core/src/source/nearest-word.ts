import leven from "leven";

/**
 * The candidate that was most likely meant by a word, if one is near enough to be worth saying. An entry of its own, so that
 * the command can say what was meant by an option without loading the rest of core.
 */
export function nearestWord(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longestWord) return undefined;
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const isCutShort = word.length > 2 && candidate.startsWith(word);
    const distance = isCutShort ? 1 : leven(wanted, candidate.toLowerCase(), { maxDistance: bestDistance });
    if (
      distance < bestDistance &&
      (distance * 2 < Math.max(word.length, candidate.length) || isMixedUp(wanted, candidate))
    ) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Letters that have changed places are a slip, also where they are half of a short word. */
function isMixedUp(word: string, candidate: string): boolean {
  return [...word].toSorted().join("") === [...candidate.toLowerCase()].toSorted().join("");
}

/** The end of a sentence: `; did you mean ignore?`, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const nearest = nearestWord(word, candidates);
  return nearest === undefined ? "" : `; did you mean ${nearest}?`;
}

const longestWord = 100;
