import type { Span } from "../../source/span.ts";
import type { Login } from "../facts.ts";
import type { Invocation } from "../script/invocation.ts";

/** A password that stands in none of the command's words came through a variable that the program reads: `PASS=x tool push`. */
export function passwordArgument(at: Span, invocation: Invocation): Login["passwordBy"] {
  const isWord = invocation.words.some(
    (word) => word.at.file === at.file && word.at.start <= at.start && at.start < word.at.end,
  );
  return isWord ? "argument" : "environment";
}
