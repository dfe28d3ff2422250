import { readFileSync, readdirSync, statSync } from "node:fs";
import { expect, it } from "vitest";
import { plantTree } from "../test/plant-tree.ts";
import { writeOutput } from "./write-output.ts";

it("writes a new file, over an old one and through a link, and leaves nothing beside it", () => {
  const tree = plantTree({ "old.json": "old", "link.json": { linkTo: "old.json" } });
  writeOutput("new.json", "1", tree);
  writeOutput("link.json", "2", tree);
  expect(readdirSync(tree)).toEqual(["link.json", "new.json", "old.json"]);
  expect(readFileSync(`${tree}/new.json`, "utf8")).toBe("1");
  expect(readFileSync(`${tree}/old.json`, "utf8")).toBe("2");
});

it("does not put a file in the place of a device", () => {
  writeOutput("/dev/null", "gone", "/");
  expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
});

it("says in a sentence why it cannot", () => {
  const tree = plantTree({ "folder/x": "", file: "" });
  expect(() => writeOutput("nope/x.json", "", tree)).toThrow("cannot write nope/x.json: there is no folder nope");
  expect(() => writeOutput("folder", "", tree)).toThrow("cannot write folder: it is a folder");
  expect(() => writeOutput("file/x.json", "", tree)).toThrow(
    "cannot write file/x.json: a part of its path is not a folder",
  );
});
