import { expect, it } from "vitest";
import { canonicalScalar } from "./canonical-scalar.ts";
import { parsePlainYaml } from "./parse-plain-yaml.ts";
import { parseYaml } from "./parse-yaml.ts";

it.each([
  ["1.10", "1.1"],
  ["0755", "755"],
  ["14.0", "14"],
  ["0x1F", "31"],
  ["0o17", "15"],
  ["1e3", "1000"],
  ["-0.5", "-0.5"],
  ["False", "false"],
  ["TRUE", "true"],
  ["1e30", "1e30"],
  ["12345678901234567890", "12345678901234567890"],
  [".inf", ".inf"],
  ["v1.10", "v1.10"],
  ["1.10.0", "1.10.0"],
  ["'1.10'", "1.10"],
])("%s arrives as %s", (written, given) => {
  const text = `key: ${written}\n`;
  const file = { path: "w.yml", shownPath: "w.yml", text };
  for (const root of [parsePlainYaml(file), parseYaml(file).root]) {
    const value = root?.kind === "map" ? root.entries[0]?.value : undefined;
    expect(value?.kind === "scalar" && value.text.value).toBe(given);
    expect(value && text.slice(value.span.start, value.span.end)).toBe(written);
  }
  expect(canonicalScalar(written, "string")).toBe(written);
});
