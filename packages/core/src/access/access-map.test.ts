import { describe, expect, it } from "vitest";
import { access } from "../lint.ts";
import type { Settings } from "../facts/facts.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { AccessMap, JobAccess } from "./access.ts";

/** Files by their path; all of them are looked at. */
function mapOf(texts: Readonly<Record<string, string>>, settings: Settings = { repository: "acme/app" }): AccessMap {
  const files = Object.entries(texts).map(([path, text]): SourceFile => ({ path, shownPath: path, text }));
  return access({ files, lookup: (path) => files.find((file) => file.path === path), settings });
}

function only(map: AccessMap): JobAccess {
  const [job] = map.jobs;
  if (!job || map.jobs.length > 1) throw new Error(`one job is wanted, not ${map.jobs.length}`);
  return job;
}

const path = ".github/workflows/a.yml";
const login = (password = "${{ secrets.GITHUB_TOKEN }}"): string => `\
      - uses: docker/login-action@v3
        with: { registry: ghcr.io, username: "\${{ github.actor }}", password: "${password}" }
`;
const push = `\
      - uses: docker/build-push-action@v6
        with: { push: true, tags: "ghcr.io/acme/app:latest,ghcr.io/acme/app:1" }
`;
const job = (steps: string, more = "    permissions: { packages: write }\n", on = "push"): string =>
  `on: ${on}\njobs:\n  image:\n    runs-on: ubuntu-latest\n${more}    steps:\n${steps}`;

const one = (steps: string, more?: string, on?: string): JobAccess => only(mapOf({ [path]: job(steps, more, on) }));

describe("what a job does", () => {
  it("is told by token, scope and image", () => {
    const { logins, packages, operations, verdict } = one(login() + push);
    expect(logins).toMatchObject([
      { tool: "docker/login-action", user: "github.actor", tokens: [{ shown: "GITHUB_TOKEN" }] },
    ]);
    expect(packages).toMatchObject({ access: "write", decidedBy: "job" });
    expect(operations).toMatchObject([
      { does: "push", image: "ghcr.io/acme/app", certain: true, by: [{ kind: "github-token" }] },
    ]);
    expect(verdict).toEqual({ is: "works", reasons: [] });
  });

  it("is one row for all the rows of a matrix", () => {
    const steps = login() + push.replace("app:latest,ghcr.io/acme/app:1", "${{ matrix.name }}:1");
    const { operations, logins } = one(
      steps,
      "    permissions: { packages: write }\n    strategy: { matrix: { name: [a, b], os: [x, y] } }\n",
    );
    expect(operations.map(({ image }) => image)).toEqual(["ghcr.io/acme/a", "ghcr.io/acme/b"]);
    expect(logins).toHaveLength(1);
  });

  it("is nothing where a job only looks like it", () => {
    expect(mapOf({ [path]: job("      - run: npm test # not at ghcr.io\n", "") }).jobs).toEqual([]);
    const hub = login("${{ secrets.HUB }}").replace("ghcr.io", "docker.io");
    expect(mapOf({ [path]: job(hub) }).jobs).toEqual([]);
  });

  it("cannot be told behind a step that cannot be looked into", () => {
    const { verdict, opaque, events } = one("      - run: make image\n      - run: make push\n");
    expect(verdict.is).toBe("unknown");
    expect(opaque).toMatchObject([{ what: "`make`", places: [{}, {}] }]);
    expect(events).toEqual([]);
  });

  it("may be at ghcr.io where the image is not known and there are two logins", () => {
    const hub = login("${{ secrets.HUB }}").replace("ghcr.io", "docker.io");
    const { operations, verdict } = one(login() + hub + push.replace(/"ghcr.*"/, '"${{ vars.TAGS }}"'));
    expect(operations).toMatchObject([{ does: "push", image: undefined, certain: false }]);
    expect(verdict).toMatchObject({
      is: "unknown",
      reasons: [{ message: "whether it pushes to ghcr.io or another registry cannot be told" }],
    });
  });

  it("never names a literal password", () => {
    const map = mapOf({ [path]: job(login("ghp_0123456789abcdefghijABCDEFGHIJ012345") + push) });
    expect(only(map).logins[0]?.tokens).toEqual([{ kind: "literal", shown: "a literal in the file" }]);
    expect(map.secrets).toEqual(["ghp_0123456789abcdefghijABCDEFGHIJ012345"]);
  });
});

describe("the verdict", () => {
  it.each([
    [
      "fails",
      login() + push,
      "    permissions: { contents: read }\n",
      "missing-packages-write",
      "denied: installation not allowed to Write organization package",
    ],
    [
      "depends",
      login() + push,
      "",
      "unset-packages-permission",
      "denied: installation not allowed to Write organization package",
    ],
    [
      "fails",
      push,
      undefined,
      "missing-login",
      "unauthorized: unauthenticated: User cannot be authenticated with the token provided.",
    ],
  ])("%s, with the rule behind it and what the run would say", (is, steps, more, rule, predicts) => {
    expect(one(steps, more).verdict).toMatchObject({ is, reasons: [{ rule, predicts }] });
  });

  it("is not moved by a weak practice", () => {
    expect(one(login().replace("${{ github.actor }}", "acme-bot") + push).verdict.is).toBe("works");
  });

  it("takes the setting of the repository into account", () => {
    const text = job(login() + push, "");
    expect(only(mapOf({ [path]: text }, { defaultPermissions: "permissive" })).verdict.is).toBe("works");
  });

  it("fails for every job of a file that GitHub refuses", () => {
    const { verdict } = one(login() + push, "    permissions: { packages: admin }\n");
    expect(verdict).toMatchObject({ is: "fails", reasons: [{ rule: "invalid-packages-permission" }] });
  });

  it("hangs on a caller that is not at hand", () => {
    expect(one(login() + push, "", "workflow_call").verdict).toMatchObject({
      is: "depends",
      reasons: [
        { message: "its caller, which is not at hand, has to grant `packages: write` for the push", rule: undefined },
      ],
    });
  });
});

describe("the scope that a secret needs", () => {
  const pull = "      - run: docker pull ghcr.io/acme/base\n";
  const secret = login("${{ secrets.GHCR_TOKEN }}");
  it.each([
    [secret + pull, ["read:packages"]],
    [secret + pull + push, ["write:packages"]],
    [secret, []],
    [`${secret}      - run: make image\n`, undefined],
    [`${secret + pull}      - run: make image\n`, ["read:packages"]],
  ])("follows from what the job does with it (%#)", (steps, scopes) => {
    expect(one(steps).secrets).toEqual([{ name: "GHCR_TOKEN", scopes }]);
  });
});

describe("events", () => {
  it("tell what a fork and Dependabot cannot do", () => {
    const { events, verdict } = one(login() + push, undefined, "[push, pull_request]");
    expect(events).toEqual([
      { events: ["push", "pull_request"], login: "yes", pull: "no", push: "yes", delete: "no", trouble: undefined },
      {
        events: ["pull_request from a fork", "pull_request by Dependabot"],
        login: "yes",
        pull: "no",
        push: "yes",
        delete: "no",
        trouble: "the push would be refused, as the token is read-only there",
      },
    ]);
    expect(verdict).toMatchObject({ is: "depends", reasons: [{ rule: "read-only-event-token" }] });
  });

  it("tell that a secret is empty there", () => {
    const { events } = one(
      login("${{ secrets.GHCR_TOKEN || secrets.GITHUB_TOKEN }}") + push,
      undefined,
      "pull_request",
    );
    expect(events[1]?.trouble).toBe("the push would be refused, as the token is read-only there");
    const guarded = one(login("${{ secrets.GHCR_TOKEN }}"), undefined, "pull_request");
    expect(guarded.events.map(({ trouble }) => trouble)).toEqual([
      undefined,
      "a login by secret would fail, as it is empty there",
      "a login by secret would fail, unless it is one of Dependabot's, too",
    ]);
  });

  it("keep branches and tags apart where they differ", () => {
    const guarded = push.replace("        with", "        if: github.ref_type == 'tag'\n        with");
    expect(one(login() + guarded).events.map(({ events, push: pushes }) => [events, pushes])).toEqual([
      [["push of a branch"], "no"],
      [["push of a tag"], "yes"],
    ]);
  });
});

describe("a called workflow", () => {
  const callee = job(login() + push, "", "workflow_call");
  const call = (permissions: string, on: string): string =>
    `on: ${on}\njobs:\n  call:\n    permissions: { ${permissions} }\n    uses: ./.github/workflows/a.yml\n`;

  it("stands for its callers, and is judged as it is called", () => {
    const workflows = {
      [path]: callee,
      ".github/workflows/x.yml": call("packages: write", "push"),
      ".github/workflows/y.yml": call("packages: read", "push"),
    };
    expect(
      mapOf(workflows).jobs.map(({ id, packages, verdict, chains }) => [
        id,
        packages.access,
        packages.decidedBy,
        verdict.is,
        chains.length,
      ]),
    ).toEqual([
      ["image", "write", "caller", "works", 1],
      ["image", "read", "caller", "fails", 1],
    ]);
  });

  it("is one where the callers make no difference", () => {
    const own = callee.replace("    steps", "    permissions: { packages: write }\n    steps");
    const workflows = {
      [path]: own,
      ".github/workflows/x.yml": call("packages: write", "push"),
      ".github/workflows/y.yml": call("packages: write", "push"),
    };
    const merged = only(mapOf(workflows));
    expect(merged.chains.map(([at]) => at?.file.path)).toEqual([".github/workflows/x.yml", ".github/workflows/y.yml"]);
  });

  it("that asks for too much stops every job of the run", () => {
    const own = callee.replace("    steps", "    permissions: { packages: write }\n    steps");
    const caller = `${call("packages: read", "push")}${job(login() + push).replace(/^on: push\njobs:\n {2}image/, "  direct")}`;
    const { jobs } = mapOf({ [path]: own, ".github/workflows/x.yml": caller });
    expect(jobs.map(({ id, verdict }) => [id, verdict.is, verdict.reasons[0]?.rule])).toEqual([
      ["image", "fails", "capped-reusable-permission"],
      ["direct", "fails", "capped-reusable-permission"],
    ]);
  });
});

it("judges an action that nothing calls by itself", () => {
  const action = `runs:\n  using: composite\n  steps:\n${push.replaceAll("      ", "    ")}`;
  const { called, packages, verdict } = only(mapOf({ "push/action.yml": action }));
  expect([called, packages.decidedBy, verdict.is]).toEqual(["action `push`", "unknown-caller", "unknown"]);
  expect(verdict.reasons[0]?.message).toBe("whether its caller logs in before the push cannot be told");
});
