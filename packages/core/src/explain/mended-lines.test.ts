import { describe, expect, it } from "vitest";
import { access, lint } from "../lint.ts";
import { explainError } from "./explain-error.ts";
import type { ExplainedError } from "./explanation.ts";

const input = { files: [], lookup: () => undefined, settings: {} };

function errorsOf(text: string): readonly ExplainedError[] {
  return explainError(text, lint(input), access(input)).errors;
}

function onlyError(text: string): ExplainedError {
  const [error, ...others] = errorsOf(text);
  if (!error || others.length > 0) throw new Error(`one error is wanted, not ${others.length + (error ? 1 : 0)}`);
  return error;
}

const time = "2026-11-20T10:11:12.1234567Z ";
const refused = "##[error]buildx failed with: denied: installation not allowed to Write organization package";

const capped =
  "Error calling workflow 'acme/ci/.github/workflows/push.yml@v1'. The workflow is requesting 'packages: write', but is only allowed 'packages: read'.";

/** As a terminal of so many columns shows it: within words, too. */
const brokenAt = (columns: number, text: string): string =>
  Array.from({ length: Math.ceil(text.length / columns) }, (_, line) =>
    text.slice(line * columns, (line + 1) * columns),
  ).join("\n");

describe("a message in several lines", () => {
  it.each([40, 50, 60, 72, 80, 100, 120])("is known where a terminal of %i columns broke it", (columns) => {
    const { row } = onlyError(`The workflow is not valid.\n${brokenAt(columns, capped)}`);
    expect(row.causes[0]?.says).toBe("A called workflow asks for more than its caller's token may do");
    const error =
      "ERROR: failed to push ghcr.io/acme/app: denied: installation not allowed to Write organization package";
    expect(onlyError(brokenAt(columns, error)).row.needs).toBe("write");
  });

  it.each([
    ["between sentences", capped.replace(". The", ".\r\nThe").replace(", but", ",\r\n  but")],
    ["between words", capped.replaceAll(" 'packages", "\n'packages").replace("Error calling", "Error\ncalling")],
  ])("is known with breaks %s", (_, text) => {
    expect(onlyError(text).row.stage).toBe("start");
  });

  it("is not put together of what several said", () => {
    const lines = [
      "#2 [auth] library/alpine:pull token for registry-1.docker.io",
      "#3 ERROR: failed to push ghcr.io/acme/app:1: unexpected status: 403 Forbidden",
      "Error: unauthorized",
    ];
    expect(errorsOf(lines.join("\n")).map(({ row }) => row.stage)).toEqual(["push", "pull"]);
    const timed = lines.map((line) => `${time}${line.slice(line.indexOf(" ") + 1)}`).join("\n");
    expect(errorsOf(timed).map(({ row }) => row.stage)).toEqual(["push", "pull"]);
  });

  it("is found in a long log, with its line", () => {
    const noise = Array.from({ length: 250 }, (_, index) => `${time}#${index} sha256:4f3a5c ${index} / 900 done`);
    const log = [...noise, `${time}${refused}`, ...noise].join("\r\n");
    expect(onlyError(log)).toMatchObject({
      line: 251,
      text: expect.stringMatching(/^buildx/) as unknown,
    });
  });

  it("is looked for quickly", () => {
    const started = performance.now();
    errorsOf(`${"x".repeat(1400)}\n`.repeat(1000));
    errorsOf(`${"Error calling workflow ' ".repeat(10)}\n`.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
