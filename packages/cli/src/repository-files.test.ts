import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { plantTree } from "../test/plant-tree.ts";
import { openRepository } from "./repository-files.ts";

describe("lookup", () => {
  it("finds a file by its path in the repository and shows it from where the person stands", () => {
    const tree = plantTree({ "repo/actions/push/action.yml": "name: push" });
    const { lookup } = openRepository(`${tree}/repo`, `${tree}/elsewhere`, new Map());
    expect(lookup("actions/./push/action.yml")).toEqual({
      path: "actions/push/action.yml",
      shownPath: "../repo/actions/push/action.yml",
      text: "name: push",
    });
  });

  it("finds nothing outside of the root", () => {
    const tree = plantTree({
      "secret.yml": "secret",
      "repo/link.yml": { linkTo: "../secret.yml" },
      "repo/folder": { linkTo: ".." },
      "repo/inside.yml": { linkTo: "real.yml" },
      "repo/real.yml": "real",
      "repository-too/x.yml": "secret",
    });
    const { lookup } = openRepository(`${tree}/repo`, tree, new Map());
    for (const path of [
      "../secret.yml",
      "x/../../secret.yml",
      "link.yml",
      "folder/secret.yml",
      "../repository-too/x.yml",
    ]) {
      expect(lookup(path)).toBeUndefined();
    }
    expect(lookup("inside.yml")?.text).toBe("real");
  });

  it("finds no folder and nothing that is not there", () => {
    const tree = plantTree({ "x/action.yml": "" });
    const { lookup } = openRepository(tree, tree, new Map());
    expect(lookup("x")).toBeUndefined();
    expect(lookup("y/action.yml")).toBeUndefined();
    expect(lookup("a\0b")).toBeUndefined();
  });

  it("reads each file once, and standard input instead of the file of its name", () => {
    const tree = plantTree({ "a.yml": "before", "b.yml": "on disk" });
    const piped = { path: "b.yml", shownPath: "b.yml", text: "piped" };
    const { lookup, read } = openRepository(tree, tree, new Map([[`${tree}/b.yml`, piped]]));
    const first = lookup("a.yml");
    writeFileSync(`${tree}/a.yml`, "after");
    expect(read(`${tree}/a.yml`)).toEqual({ file: first });
    expect(lookup("b.yml")).toBe(piped);
  });
});

describe("read", () => {
  it("says why a file cannot be read", () => {
    const tree = plantTree({ "x.yml": "folder/", "huge.yml": new Uint8Array(10 * 1024 * 1024 + 1) });
    const { read } = openRepository(tree, tree, new Map());
    expect(read(`${tree}/x.yml`)).toEqual({ shown: "x.yml", reason: "it is not a file" });
    expect(read(`${tree}/huge.yml`)).toEqual({ shown: "huge.yml", reason: "it is larger than 10 MB" });
    expect(read(`${tree}/nope.yml`)).toEqual({ shown: "nope.yml", reason: "it does not exist" });
  });
});
