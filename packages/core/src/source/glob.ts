/**
 * `*` stands for anything but a `/`, `**` for anything, a `**` with a `/` behind it for any folders or none, `?` for one
 * character. All places where the pattern can be are followed at once, so that no pattern takes longer than its length
 * times that of the text: patterns come from files that a stranger may have written.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  let places: readonly boolean[] = [true, ...Array.from(text, () => false)];
  const characters = Array.from(text);
  for (const [piece] of pattern.matchAll(/\*\*\/|\*\*|[^]/gu)) {
    places = advance(places, piece, characters);
    if (!places.includes(true)) return false;
  }
  return places[characters.length] === true;
}

/** `places[n]`: the pattern up to here can stand for the first n characters. */
function advance(places: readonly boolean[], piece: string, characters: readonly string[]): readonly boolean[] {
  let open = false;
  const next = places.map((isPlace, index) => {
    const before = characters[index - 1];
    switch (piece) {
      case "**":
        return (open ||= isPlace);
      case "**/": {
        const isFolderEnd = open && before === "/";
        open ||= isPlace;
        return isPlace || isFolderEnd;
      }
      case "*":
        open = isPlace || (open && before !== "/");
        return open;
      default:
        return index > 0 && places[index - 1] === true && (piece === before || (piece === "?" && before !== "/"));
    }
  });
  return next;
}
