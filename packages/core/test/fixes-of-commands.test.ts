import { describe, expect, it } from "vitest";
import { loginsOf, scriptOf } from "./facts-of.ts";
import { fixedBy, foundIn, workflowOf } from "./fixed-by.ts";

const token = "${{ secrets.GITHUB_TOKEN }}";
const actor = '"${{ github.actor }}"';
const script = (lines: string, env = `T: ${token}`): string =>
  workflowOf(`- env:\n    ${env}\n  run: |\n    ${lines.replaceAll("\n", "\n    ")}`);

describe("an option without its value", () => {
  it.each([
    ['echo "$T" | docker login ghcr.io --password-stdin -u', ""],
    ['echo "$T" | docker login ghcr.io --username --password-stdin', " --password-stdin"],
    ['echo "$T" | docker login -u --password-stdin ghcr.io', " --password-stdin ghcr.io"],
    ['echo "$T" | sudo podman login ghcr.io -u --password-stdin', " --password-stdin"],
  ])("gets it: %s", (line, behind) => {
    const filled = `${line.slice(0, line.length - behind.length)} ${actor}${behind}`;
    expect(foundIn(script(line)).map(([rule]) => rule)).toContain("missing-username");
    expect(foundIn(script(line)).map(([rule]) => rule)).not.toContain("hardcoded-username");
    expect(fixedBy("missing-username", script(line))).toBe(script(filled));
  });

  it("gets it on its own line, too", () => {
    const lines = (name: string): string => `echo "$T" | docker login ghcr.io \\\n  -u${name} \\\n  --password-stdin`;
    expect(fixedBy("missing-username", script(lines("")))).toBe(script(lines(` ${actor}`)));
  });

  it("has no error foretold, since the tool complains of the option, in words of its own", () => {
    const refusalsOf = (command: string) =>
      loginsOf(scriptOf(`echo "$T" | ${command}`)).map(({ refusals }) => refusals);
    expect(refusalsOf("docker login ghcr.io --password-stdin -u")).toEqual([undefined]);
    expect(refusalsOf("docker login ghcr.io --password-stdin")).toEqual([expect.anything()]);
  });
});

it.each(['--username="--password-stdin" -p $T', '-u "{{" -p $T'])("no name is made of an option: %s", (options) => {
  expect(fixedBy("hardcoded-username", script(`docker login ghcr.io ${options}`))).toBeUndefined();
});

describe("a command over several lines", () => {
  it("has its password piped in", () => {
    expect(
      fixedBy(
        "password-on-command-line",
        script('docker login ghcr.io \\\n  --username "$GITHUB_ACTOR" \\\n  --password "$T"\necho done'),
      ),
    ).toBe(
      script('echo "$T" | docker login ghcr.io \\\n  --username "$GITHUB_ACTOR" \\\n  --password-stdin\necho done'),
    );
  });

  it("has its password piped in through a variable", () => {
    expect(
      fixedBy(
        "password-on-command-line",
        script(`docker login \\\n  -p ${token} \\\n  -u $GITHUB_ACTOR \\\n  ghcr.io && \\\n  docker info`, "A: b"),
      ),
    ).toBe(
      script(
        'echo "$GITHUB_TOKEN" | docker login \\\n  --password-stdin \\\n  -u $GITHUB_ACTOR \\\n  ghcr.io && \\\n  docker info',
        `GITHUB_TOKEN: ${token}\n    A: b`,
      ),
    );
  });

  it("has its password piped in where it stands on the next line", () => {
    expect(
      fixedBy("password-on-command-line", script('docker login ghcr.io -u $GITHUB_ACTOR --password \\\n  "$T"')),
    ).toBe(script('echo "$T" | docker login ghcr.io -u $GITHUB_ACTOR --password-stdin'));
  });

  it("keeps its line breaks of Windows", () => {
    const text = script('docker login ghcr.io \\\n  -u "$GITHUB_ACTOR" \\\n  -p "$T"').replaceAll("\n", "\r\n");
    expect(fixedBy("password-on-command-line", text)).toBe(
      text.replace("docker login", 'echo "$T" | docker login').replace('-p "$T"', "--password-stdin"),
    );
  });

  it("gets a name where it has none", () => {
    const lines = (name: string): string => `echo "$T" | docker login${name} \\\n  ghcr.io \\\n  --password-stdin`;
    expect(fixedBy("missing-username", script(lines("")))).toBe(script(lines(` --username ${actor}`)));
  });

  it("is left alone in what another shell is handed", () => {
    const text = script('bash -c "docker login ghcr.io \\\n  -u $GITHUB_ACTOR \\\n  -p $T"');
    expect(fixedBy("password-on-command-line", text)).toBeUndefined();
  });
});
