import type { Span } from "../../source/span.ts";
import type { Login } from "../facts.ts";
import type { Invocation } from "../script/invocation.ts";

/** A password that stands outside the command as it is written came through a variable that the program reads. */
export function passwordArgument(at: Span, invocation: Invocation): Login["passwordBy"] {
  const whole = invocation.written.span;
  return at.file !== whole.file || at.start < whole.start || at.end > whole.end ? "environment" : "argument";
}
