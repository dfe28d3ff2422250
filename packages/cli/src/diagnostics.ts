import picocolors from "picocolors";
import type { Output } from "./surroundings.ts";

/** What the tool says to the person beside the report: on standard error, one line each. */
export interface Diagnostics {
  readonly error: (message: string) => void;
  readonly say: (message: string) => void;
}

export function createDiagnostics(output: Output, color: boolean): Diagnostics {
  const { red, dim } = picocolors.createColors(color);
  return {
    error: (message) => output.write(`ghcr-lint: ${red("error:")} ${visible(message)}\n`),
    say: (message) => output.write(`${dim(`ghcr-lint: ${visible(message)}`)}\n`),
  };
}

/** The name of a file may hold anything, also what a terminal or, anywhere in a line, a runner would obey. */
function visible(message: string): string {
  return message.replace(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]|#(?=#\[)/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
