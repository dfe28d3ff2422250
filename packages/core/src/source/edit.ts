import type { Span } from "./span.ts";

/** One replacement: the characters of `span` give way to `text`. An empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}
