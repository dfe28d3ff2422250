import { expect, test } from "vitest";
import type { Trigger } from "./model.ts";
import { parseFile } from "./parse-file.ts";
import { triggerInputs, triggerSecrets } from "./parse-inputs.ts";

function triggerOf(on: string): Trigger {
  const text = `on:\n${on}\njobs: {a: {steps: []}}\n`;
  const parsed = parseFile({ path: ".github/workflows/a.yml", shownPath: "a.yml", text });
  const [trigger] = parsed.kind === "workflow" ? parsed.on : [];
  if (trigger === undefined) throw new Error("no trigger");
  return trigger;
}

test("a called workflow declares inputs and secrets", () => {
  const trigger = triggerOf(`  workflow_call:
    inputs:
      registry: {type: string, default: ghcr.io}
      push: {type: boolean, required: true, default: }
    secrets:
      TOKEN: {required: true}
      OTHER:`);
  expect(triggerInputs(trigger)).toMatchObject([
    {
      name: { value: "registry" },
      type: "string",
      required: false,
      default: { value: { value: "ghcr.io" } },
      options: [],
    },
    { name: { value: "push" }, type: "boolean", required: true, default: undefined },
  ]);
  expect(triggerSecrets(trigger).map(({ name, required }) => [name.value, required])).toEqual([
    ["TOKEN", true],
    ["OTHER", false],
  ]);
});

test("a choice has its options", () => {
  const trigger = triggerOf("  workflow_dispatch: {inputs: {target: {type: choice, options: [a, b]}}}");
  expect(triggerInputs(trigger)[0]?.options.map(({ value }) => value)).toEqual(["a", "b"]);
  expect(triggerSecrets(trigger)).toEqual([]);
});

test("an event without settings has neither", () => {
  expect(triggerInputs(triggerOf("  workflow_dispatch:"))).toEqual([]);
});
