import type { Span } from "../source/span.ts";
import type { Value } from "./value.ts";

/**
 * What an expression can see. `path` is the whole access, lower-cased where GitHub does not mind case (context names and
 * their properties): `secrets.GITHUB_TOKEN` asks for ["secrets", "github_token"], `steps.meta.outputs.tags` for
 * ["steps", "meta", "outputs", "tags"]. A `*` or a computed index that is not known stands as `*`. `written` keeps the
 * case of the file. `span` is the whole access in the file.
 */
export interface Scope {
  lookup(path: readonly string[], written: readonly string[], span: Span): Value;
  /** `hashFiles`, `success`, `failure`, `always`, `cancelled`: what the built-in functions cannot know. */
  call?(name: string, span: Span): Value | undefined;
  /**
   * Whether two values that no literal decides are the same: `github.event.pull_request.head.repo.full_name` and
   * `github.repository` on a fork's pull request are not. `undefined`: not known here.
   */
  same?(left: Value, right: Value): boolean | undefined;
}
