import { describe, expect, it } from "vitest";
import { plantTree } from "../test/plant-tree.ts";
import { nameFromConfig, nameFromUrl, repositoryName } from "./repository-name.ts";

describe("nameFromUrl", () => {
  it.each([
    ["https://github.com/Acme/app.git", "Acme/app"],
    ["https://github.com/acme/app.js/", "acme/app.js"],
    ["https://x-access-token:secret@github.com/acme/app", "acme/app"],
    ["http://www.github.com/acme/app", "acme/app"],
    ["git@github.com:acme/app.git", "acme/app"],
    ["org-1234@github.com:acme/app.git", "acme/app"],
    ["github.com:acme/app", "acme/app"],
    ["ssh://git@github.com/acme/app.git", "acme/app"],
    ["ssh://git@github.com:22/acme/app.git", "acme/app"],
    ["ssh://git@ssh.github.com:443/acme/app.git", "acme/app"],
    ["git://github.com/acme/app.git", "acme/app"],
    ["https://github.com/acme", undefined],
    ["https://github.com/acme/app/tree/main", undefined],
    ["https://github.example.com/acme/app", undefined],
    ["https://notgithub.com/acme/app", undefined],
    ["https://gitlab.com/acme/app.git", undefined],
    ["https://evil.example/github.com/acme/app", undefined],
    ["/srv/git/github.com/app.git", undefined],
  ])("%s: %s", (url, name) => {
    expect(nameFromUrl(url)).toBe(name);
  });
});

const remote = (name: string, owner: string): string => `[remote "${name}"]\n\turl = https://github.com/${owner}/app\n`;

describe("nameFromConfig", () => {
  it("prefers origin, whatever the order", () => {
    expect(nameFromConfig(remote("upstream", "a") + remote("fork", "b") + remote("origin", "c"))).toBe("c/app");
  });

  it("never takes upstream, and another remote only where there is just one", () => {
    expect(nameFromConfig(remote("upstream", "a"))).toBeUndefined();
    expect(nameFromConfig(remote("upstream", "a") + remote("mine", "b"))).toBe("b/app");
    expect(nameFromConfig(remote("mine", "b") + remote("yours", "c"))).toBeUndefined();
  });

  it("reads addresses of remotes only", () => {
    expect(nameFromConfig('[submodule "x"]\n\turl = https://github.com/a/b\n')).toBeUndefined();
    expect(nameFromConfig('[core]\r\n\tbare = false\r\n[remote "origin"]\r\n\tURL="git@github.com:a/b.git"\r\n')).toBe(
      "a/b",
    );
  });
});

describe("repositoryName", () => {
  const config = remote("origin", "acme");

  it("is read from the checkout at the root, and from none around it", () => {
    const tree = plantTree({ ".git/config": config, "inner/.github/workflows/ci.yml": "" });
    expect(repositoryName(tree)).toBe("acme/app");
    expect(repositoryName(`${tree}/inner`)).toBeUndefined();
  });

  it("is found from a worktree and from a submodule", () => {
    const tree = plantTree({
      "main/.git/config": config,
      "main/.git/worktrees/w/commondir": "../..\n",
      "main/.git/modules/sub/config": remote("origin", "sub"),
      "main/sub/.git": "gitdir: ../.git/modules/sub\n",
    });
    const worktree = plantTree({ ".git": `gitdir: ${tree}/main/.git/worktrees/w\n` });
    expect(repositoryName(worktree)).toBe("acme/app");
    expect(repositoryName(`${tree}/main/sub`)).toBe("sub/app");
  });
});
