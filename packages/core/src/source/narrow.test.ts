import { expect, it } from "vitest";
import { narrow } from "./narrow.ts";

it.each([
  ["-u 'octocat'", "octocat", "octocat"],
  ["a-a", "a", "a-a"],
  ["'12'", "12", "12"],
  ["v12", "12", "v12"],
  ["0755", "755", "0755"],
  ["1.50", "1.5", "1.50"],
  ["+5", "5", "+5"],
  ["-5", "-5", "-5"],
])("finds in `%s` the place of `%s`", (text, part, found) => {
  const file = { path: "w.yml", shownPath: "w.yml", text: `x${text}x` };
  const { start, end } = narrow({ file, start: 1, end: 1 + text.length }, part);
  expect(file.text.slice(start, end)).toBe(found);
});
