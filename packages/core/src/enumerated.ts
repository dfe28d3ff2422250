/** "a, b and c", as a sentence names several things. */
export function enumerated(texts: readonly string[]): string {
  const [last, ...others] = texts.toReversed();
  if (last === undefined) return "";
  return others.length === 0 ? last : `${others.toReversed().join(", ")} and ${last}`;
}
