import { describe, expect, it } from "vitest";
import { lint } from "../src/index.ts";
import type { Settings } from "../src/index.ts";

/** What the people of a repository tell makes some claims certain, and others go away. */
function found(
  settings: Settings,
  steps: string,
  permissions = "permissions:\n  packages: none",
  runner = "ubuntu-latest",
): readonly string[] {
  const text = `on: push\n${permissions}\njobs:\n  image:\n    runs-on: ${runner}\n    steps:\n${steps}`;
  const path = ".github/workflows/publish.yml";
  const { findings } = lint({
    files: [{ path, shownPath: path, text }],
    lookup: () => undefined,
    settings: { repository: "acme/app", ...settings },
  });
  return findings.map(({ rule, severity }) => `${severity} ${rule.id}`);
}

const login = (password: string): string => `      - uses: docker/login-action@v3
        with: { registry: ghcr.io, username: "\${{ github.actor }}", password: "\${{ ${password} }}" }
`;
const pull = "      - run: docker pull ghcr.io/other/base:1\n";
const push = "      - run: docker push ghcr.io/acme/app\n";
const unset = "name: without permissions";

describe("private-images", () => {
  const settings = { privateImages: ["ghcr.io/other/*"] };
  it("makes a pull without a login an error", () => {
    expect(found({}, pull)).toEqual([]);
    expect(found(settings, pull)).toEqual(["error missing-login"]);
    expect(found(settings, pull.replace("- run", "- if: vars.TEST\n        run"))).toEqual([]);
    expect(found({ privateImages: ["ghcr.io/other"] }, pull)).toEqual([]);
    expect(found(settings, `      - run: docker build -t ghcr.io/other/base:1 .\n${pull}`)).toEqual([]);
  });

  it("only warns on a runner of one's own, where somebody may be logged in", () => {
    expect(found(settings, pull, undefined, "self-hosted")).toEqual(["warning missing-login"]);
  });

  it("makes an error of an image that is a step: no login comes before it", () => {
    const step = "      - uses: docker://ghcr.io/other/base:1\n";
    expect(found({}, login("secrets.GHCR_TOKEN") + step)).toEqual([]);
    expect(found(settings, login("secrets.GHCR_TOKEN") + step)).toEqual(["error missing-login"]);
  });

  it("makes a token without packages: read an error", () => {
    const steps = login("github.token") + pull;
    expect(found({}, steps)).toEqual(["warning missing-packages-read"]);
    expect(found(settings, steps)).toEqual(["error missing-packages-read"]);
    const perhaps = steps.replace("- run", "- if: vars.TEST\n        run");
    expect(found(settings, perhaps)).toEqual(["warning missing-packages-read"]);
    expect(found(settings, steps, "permissions:\n  packages: read")).toEqual([]);
  });
});

describe("default-permissions", () => {
  const steps = login("github.token") + push;
  it.each([
    [undefined, ["warning unset-packages-permission"]],
    ["unknown", ["warning unset-packages-permission"]],
    ["restricted", ["error unset-packages-permission"]],
    ["permissive", []],
  ] as const)("%s", (defaultPermissions, findings) => {
    expect(found({ defaultPermissions }, steps, unset)).toEqual(findings);
  });
});

it("of default-permissions makes no error of a push that somebody decides on", () => {
  const perhaps = push.replace("- run", "- if: vars.PUBLISH\n        run");
  expect(found({ defaultPermissions: "restricted" }, login("github.token") + perhaps, unset)).toEqual([
    "warning unset-packages-permission",
  ]);
});

describe("dedicated-secrets", () => {
  const steps = login("secrets.PAT") + push;
  it.each([
    [[], 1],
    [["PAT"], 0],
    [["P*"], 0],
    [["pat"], 0],
    [["PA"], 1],
  ])("%j", (dedicatedSecrets, count) => {
    const findings = found({ dedicatedSecrets }, steps, "permissions:\n  packages: write");
    expect(findings.filter((finding) => finding.endsWith("undedicated-secret"))).toHaveLength(count);
  });
});
