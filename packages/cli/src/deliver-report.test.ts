import { expect, it } from "vitest";
import { deliver } from "./deliver-report.ts";
import { parseOptions } from "./parse-options.ts";
import type { Surroundings } from "./surroundings.ts";

it.each([
  [undefined, undefined],
  [120, 120],
  [20, 60],
])("gives a text the width of the terminal, but not less than can be read: %s columns", (columns, width) => {
  const output = { isTerminal: columns !== undefined, columns, write: () => undefined };
  const styles: unknown[] = [];
  const surroundings = { environment: { NO_COLOR: "1" }, folder: "/", output } as unknown as Surroundings;
  deliver(parseOptions([]), surroundings, (style) => {
    styles.push(style.width);
    return "";
  });
  expect(styles).toEqual([width]);
});
