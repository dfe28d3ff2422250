import { relative } from "node:path";
import { describe, expect, it } from "vitest";
import { plantTree } from "../test/plant-tree.ts";
import type { Plant } from "../test/plant-tree.ts";
import { discover } from "./discover.ts";

/** Repositories and files as paths below the planted tree. */
async function find(
  plants: Readonly<Record<string, Plant>>,
  paths: readonly string[] = ["."],
  from = ".",
): Promise<{ found: Record<string, string[]>; complaints: string[]; passedOver: string[]; empty: readonly string[] }> {
  const tree = plantTree(plants);
  const discovery = await discover(paths, `${tree}/${from}`.replace(/\/\.$/, ""));
  const said = ({ path, message }: { path: string; message: string }): string => `${path} ${message}`;
  return {
    found: Object.fromEntries(
      discovery.repositories.map(({ root, files }) => [
        relative(tree, root) || ".",
        files.map((file) => relative(tree, file)),
      ]),
    ),
    complaints: discovery.complaints.map(said),
    passedOver: discovery.passedOver.map(said),
    empty: discovery.empty,
  };
}

const repository = {
  ".git/HEAD": "",
  ".github/workflows/ci.yml": "",
  ".github/workflows/release.yaml": "",
  ".github/workflows/README.md": "",
  ".github/workflows/nested/not-run-by-github.yml": "",
  ".github/actions/push/action.yml": "",
  "action.yaml": "",
  "tools/lint/action.yml": "",
  "docker-compose.yml": "",
  "src/index.ts": "",
};
const everything = [
  ".github/actions/push/action.yml",
  ".github/workflows/ci.yml",
  ".github/workflows/release.yaml",
  "action.yaml",
  "tools/lint/action.yml",
];

describe("no path", () => {
  it("stands for the whole checkout around the folder", async () => {
    expect((await find(repository, [], "src")).found).toEqual({ ".": everything });
  });

  it("stands for the folder itself where there is no checkout", async () => {
    const plants = { "a/.github/workflows/ci.yml": "", "b/.github/workflows/ci.yml": "" };
    expect((await find(plants, [], "a")).found).toEqual({ a: ["a/.github/workflows/ci.yml"] });
  });
});

describe("a folder", () => {
  it("holds workflows and actions, and nothing else", async () => {
    expect((await find(repository)).found).toEqual({ ".": everything });
  });

  it.each([".github", ".github/workflows", "./.github/workflows/"])(
    "%s belongs to the repository above",
    async (path) => {
      const { found } = await find(repository, [path]);
      expect(Object.keys(found)).toEqual(["."]);
      expect(found["."]).toContain(".github/workflows/ci.yml");
      expect(found["."]).not.toContain("action.yaml");
    },
  );

  it("may hold many repositories, each of them one of its own", async () => {
    const { found } = await find({
      "one/.github/workflows/ci.yml": "",
      "one/packages/x/action.yml": "",
      "two/.git/HEAD": "",
      "two/action.yml": "",
      "deep/down/three/.github/workflows/ci.yml": "",
    });
    expect(found).toEqual({
      "deep/down/three": ["deep/down/three/.github/workflows/ci.yml"],
      one: ["one/.github/workflows/ci.yml", "one/packages/x/action.yml"],
      two: ["two/action.yml"],
    });
  });

  it("is the root of an action that no repository is around", async () => {
    expect((await find({ "actions/push/action.yml": "" }, ["actions"])).found).toEqual({
      actions: ["actions/push/action.yml"],
    });
  });

  it("without workflows is named", async () => {
    expect(await find({ "src/index.ts": "" }, ["src"])).toEqual({
      found: {},
      complaints: [],
      passedOver: [],
      empty: ["src"],
    });
  });

  it("is a folder also under the name of a workflow", async () => {
    const { found, complaints, empty } = await find({ ".github/workflows/x.yml": "folder/" }, [
      ".github/workflows/x.yml",
    ]);
    expect({ found, complaints, empty }).toEqual({ found: {}, complaints: [], empty: [".github/workflows/x.yml"] });
  });
});

describe("what is not looked into", () => {
  it("is node_modules, .git and what git ignores, at every level", async () => {
    const { found } = await find({
      ".git/info/exclude": "private/\n",
      ".git/hooks/action.yml": "",
      ".gitignore": "build/\n/vendor\n*.generated/\n",
      "node_modules/x/action.yml": "",
      "build/action.yml": "",
      "vendor/action.yml": "",
      "private/action.yml": "",
      "a.generated/action.yml": "",
      "pkg/.gitignore": "out\n!keep\n",
      "pkg/out/action.yml": "",
      "pkg/vendor/action.yml": "",
      "pkg/keep/action.yml": "",
    });
    expect(found).toEqual({ ".": ["pkg/keep/action.yml", "pkg/vendor/action.yml"] });
  });

  it("follows the ignore files above the folder", async () => {
    const plants = { ".git/HEAD": "", ".gitignore": "out/\n", "pkg/out/action.yml": "", "pkg/in/action.yml": "" };
    expect((await find(plants, ["pkg"])).found).toEqual({ ".": ["pkg/in/action.yml"] });
  });

  it("is decided by the inner checkout inside of it", async () => {
    const plants = {
      ".git/HEAD": "",
      ".gitignore": "action.yml\n",
      "inner/.git/HEAD": "",
      "inner/action.yml": "",
      "outer/action.yml": "",
    };
    expect((await find(plants)).found).toEqual({ inner: ["inner/action.yml"] });
  });

  it("is looked into where a person names it", async () => {
    const plants = { ".git/HEAD": "", ".gitignore": "clones\n", "clones/a/.github/workflows/ci.yml": "" };
    expect((await find(plants)).found).toEqual({});
    expect((await find(plants, ["clones"])).found).toEqual({ "clones/a": ["clones/a/.github/workflows/ci.yml"] });
    expect((await find(plants, ["clones/a"])).found).toEqual({ "clones/a": ["clones/a/.github/workflows/ci.yml"] });
  });

  it("never is .github, which may be committed in spite of a pattern", async () => {
    const plants = { ".git/HEAD": "", ".gitignore": ".*\n*.yml\n", ".github/workflows/ci.yml": "" };
    expect((await find(plants)).found).toEqual({ ".": [".github/workflows/ci.yml"] });
  });
});

describe("symbolic links", () => {
  it("in a circle come to an end", async () => {
    const plants: Record<string, Plant> = {
      ".github/workflows/ci.yml": "",
      "loop/again": { linkTo: ".." },
      ".github/workflows/self.yml": { linkTo: "self.yml" },
    };
    const { found, complaints } = await find(plants);
    expect(found).toEqual({ ".": [".github/workflows/ci.yml"] });
    expect(complaints).toEqual([".github/workflows/self.yml cannot be read: its symbolic links lead in a circle"]);
  });

  it("do not lead out of the repository", async () => {
    const plants: Record<string, Plant> = {
      "secret.yml": "",
      "repo/.github/workflows/out.yml": { linkTo: "../../../secret.yml" },
      "repo/.github/workflows/in.yml": "",
      "repo/linked": { linkTo: "../elsewhere" },
      "elsewhere/action.yml": "",
    };
    const { found, passedOver } = await find(plants, ["repo"]);
    expect(found).toEqual({ repo: ["repo/.github/workflows/in.yml"] });
    expect(passedOver).toEqual(["repo/.github/workflows/out.yml a symbolic link that leads out of its repository"]);
    const named = await find(plants, ["repo/.github/workflows/out.yml"]);
    expect(named.complaints).toEqual([
      "repo/.github/workflows/out.yml is a symbolic link that leads out of its repository",
    ]);
  });

  it("to a file of the repository give it once", async () => {
    const plants: Record<string, Plant> = {
      ".github/workflows/a.yml": "",
      ".github/workflows/b.yml": { linkTo: "a.yml" },
    };
    expect((await find(plants)).found).toEqual({ ".": [".github/workflows/a.yml"] });
  });
});

describe("a file", () => {
  it("is taken once, however often it is named", async () => {
    const paths = [".github/workflows/ci.yml", "./.github/workflows/../workflows/ci.yml", ".github/workflows/ci.y*ml"];
    expect((await find(repository, paths)).found).toEqual({ ".": [".github/workflows/ci.yml"] });
  });

  it("is taken under any name that says YAML", async () => {
    const { found, passedOver } = await find(repository, ["docker-compose.yml", "src/index.ts"]);
    expect(found).toEqual({ ".": ["docker-compose.yml"] });
    expect(passedOver).toEqual(["src/index.ts not a YAML file"]);
  });

  it("that is not there is told with the nearest name, and the others are taken", async () => {
    const paths = [".github/workflow/ci.yml", ".github/workflows/cl.yml", "zzz.yml", ".github/workflows/ci.yml"];
    const { found, complaints } = await find(repository, paths);
    expect(found).toEqual({ ".": [".github/workflows/ci.yml"] });
    expect(complaints).toEqual([
      ".github/workflow/ci.yml does not exist; did you mean .github/workflows/ci.yml?",
      ".github/workflows/cl.yml does not exist; did you mean .github/workflows/ci.yml?",
      "zzz.yml does not exist",
    ]);
  });

  it.each([
    ["acces", "`ghcr-lint access`"],
    ["rules", "`ghcr-lint rules`"],
    ["lint", "`ghcr-lint` alone"],
    ["help", "`--help`"],
    ["unsafe", "`--fix=unsafe`"],
    ["unsave", "`--fix=unsafe`"],
    ["actions.yaml", "action.yaml"],
    ["srv", "src"],
  ])("that is not there may have been meant for something else: %s", async (path, meant) => {
    const { complaints } = await find(repository, [path]);
    expect(complaints).toEqual([`${path} does not exist; did you mean ${meant}?`]);
  });

  it("is meant for nothing else where it is more than a word", async () => {
    const { complaints } = await find(repository, ["./acces/x", "src/acces", "axes", "src/../acces"]);
    expect(complaints).toEqual([
      "acces/x does not exist",
      "src/acces does not exist",
      "axes does not exist",
      "acces does not exist; did you mean `ghcr-lint access`?",
    ]);
  });

  it("below a file does not exist either", async () => {
    expect((await find(repository, ["action.yaml/x.yml"])).complaints).toEqual(["action.yaml/x.yml does not exist"]);
  });
});

describe("a glob", () => {
  it("takes files and folders", async () => {
    const plants = {
      "repos/a/.github/workflows/ci.yml": "",
      "repos/b/.github/workflows/ci.yml": "",
      "repos/c/readme.md": "",
    };
    const { found, empty } = await find(plants, ["repos/*"]);
    expect(Object.keys(found)).toEqual(["repos/a", "repos/b"]);
    expect(empty).toEqual(["repos/c"]);
    expect(Object.keys((await find(plants, ["repos/{a,c}/.github/**/*.yml"])).found)).toEqual(["repos/a"]);
  });

  it("that matches nothing is told", async () => {
    expect((await find(repository, ["*.nope"])).complaints).toEqual(["*.nope matches nothing"]);
  });

  it("is none where a file has that very name", async () => {
    const plants = { ".github/workflows/[ci].yml": "", ".github/workflows/c.yml": "" };
    expect((await find(plants, [".github/workflows/[ci].yml"])).found).toEqual({ ".": [".github/workflows/[ci].yml"] });
  });
});
