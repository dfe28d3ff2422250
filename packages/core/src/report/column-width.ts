/** How many columns of a terminal a text takes. */
export function columnWidth(text: string): number {
  if (printableAscii.test(text)) return text.length;
  return graphemesOf(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);
}

/** What a person would call the characters of a text: an emoji of several parts, or a letter with its accents, is one. */
export function graphemesOf(text: string): readonly string[] {
  if (printableAscii.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

export function graphemeWidth(grapheme: string): number {
  if (printableAscii.test(grapheme)) return grapheme.length;
  if (isWithoutWidth(grapheme)) return 0;
  return isWide(grapheme) || isEmoji(grapheme) ? 2 : 1;
}

/** Made on first use: loading its data takes 10 ms, and few reports show anything but ASCII. */
let segmenter: Intl.Segmenter | undefined;

const printableAscii = /^[ -~]*$/;

/** Expressions with classes of Unicode take a while to make, so that these stand where they are used. */
function isWithoutWidth(grapheme: string): boolean {
  return /^[\p{M}\p{Cf}]+$/u.test(grapheme);
}

/** Shown as a picture by default, or because a variation selector asks for it. */
function isEmoji(grapheme: string): boolean {
  return /\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u.test(grapheme);
}

/** East Asian Wide and Fullwidth, as blocks: https://www.unicode.org/reports/tr11/ */
function isWide(grapheme: string): boolean {
  return /^[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2fb}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]/u.test(
    grapheme,
  );
}
