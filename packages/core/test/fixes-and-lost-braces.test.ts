import { expect, it } from "vitest";
import { fixedBy, foundIn, workflowOf } from "./fixed-by.ts";

const token = "${{ secrets.GITHUB_TOKEN }}";
const actor = "${{ github.actor }}";
const command = (name: string): string =>
  workflowOf(`- run: |\n    echo "$T" | docker login ghcr.io -u ${name} --password-stdin\n  env:\n    T: ${token}`);

it.each([
  "{{ github.actor }}",
  "{{github.actor}}",
  "{{  github.actor}}",
  "$ {{ github.actor }}",
  '"{{ github.actor }}"',
])("braces that the shell has cut are one expression: -u %s", (name) => {
  expect(foundIn(command(name))).toEqual([["unexpanded-expression", name.replaceAll('"', "")]]);
  expect(fixedBy("unexpanded-expression", command(name))).toBe(command(name.replace(/[^"]+/, () => actor)));
});

it.each(["", '"'])(
  "braces that the shell has cut are one expression in the name of an image, quoted by %s",
  (quote) => {
    const text = (name: string): string =>
      command("$GITHUB_ACTOR").replace("ghcr.io/acme/app:1", () => `--quiet ${quote}ghcr.io/${name}:1${quote}`);
    expect(foundIn(text("{{ github.repository }}"))).toEqual([["unexpanded-expression", "{{ github.repository }}"]]);
    expect(fixedBy("unexpanded-expression", text("{{ github.repository }}"))).toBe(text("${{ github.repository }}"));
  },
);

it.each(["{{ github.actor --password-stdin", "{{ 'a b' }}", "{{ \\\n      github.actor }}"])(
  "braces that are never closed, or hold what a shell reads, are left alone: -u %s",
  (name) => {
    expect(foundIn(command(name)).map(([rule]) => rule)).toEqual(["hardcoded-username"]);
    expect(fixedBy("hardcoded-username", command(name))).toBeUndefined();
  },
);

it.each(["$ {{ github.actor }}", "$\t{{ github.actor }}"])("the dollar before a blank belongs to it: %s", (name) => {
  const action = (value: string): string =>
    workflowOf(
      `- uses: docker/login-action@v3\n  with:\n    registry: ghcr.io\n    username: ${value}\n    password: ${token}`,
    );
  expect(foundIn(action(name))).toEqual([["unexpanded-expression", name]]);
  expect(fixedBy("unexpanded-expression", action(name))).toBe(action(actor));
});

it("a registry is known behind the dollar, too", () => {
  const action = (value: string): string =>
    workflowOf(
      `- uses: docker/login-action@v3\n  with:\n    registry: ${value}\n    username: ${actor}\n    password: ${token}\n  env:\n    HOST: ghcr.io`,
    );
  expect(foundIn(action("$ {{ env.HOST }}"))).toEqual([["unexpanded-expression", "$ {{ env.HOST }}"]]);
});
