import type { Severity } from "../rule.ts";

export type Paint = (text: string) => string;

/** The roles of a text report, each with its color; without color, every one leaves the text as it is. */
export interface Palette {
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly place: Paint;
  readonly rule: Paint;
  /** Line numbers and the rule beside them. */
  readonly gutter: Paint;
  readonly related: Paint;
  readonly heading: Paint;
  readonly removed: Paint;
  readonly added: Paint;
  readonly clean: Paint;
  readonly faint: Paint;
}

export function paletteOf(color: boolean): Palette {
  const paint = (code: string): Paint =>
    color ? (text) => (text === "" ? "" : `\u001b[${code}m${text}\u001b[0m`) : (text) => text;
  return {
    severity: { error: paint("1;31"), warning: paint("1;33"), note: paint("1;36") },
    place: paint("1"),
    rule: paint("2"),
    gutter: paint("34"),
    related: paint("1;34"),
    heading: paint("1"),
    removed: paint("31"),
    added: paint("32"),
    clean: paint("32"),
    faint: paint("2"),
  };
}
