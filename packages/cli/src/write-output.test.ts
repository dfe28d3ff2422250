import { closeSync, openSync, readFileSync, readdirSync, statSync } from "node:fs";
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

it("writes to what is open already, behind what stands there", () => {
  const tree = plantTree({ "log.txt": "old\n" });
  const log = openSync(`${tree}/log.txt`, "a");
  writeOutput(`/dev/fd/${log}`, "new\n", tree);
  writeOutput(`/proc/self/fd/${log}`, "newer\n", tree);
  closeSync(log);
  expect(readFileSync(`${tree}/log.txt`, "utf8")).toBe("old\nnew\nnewer\n");
  expect(() => writeOutput(`/dev/fd/${log}`, "gone", tree)).toThrow(
    `cannot write /dev/fd/${log}: it is not open for writing`,
  );
});

it("says in a sentence why it cannot", () => {
  const tree = plantTree({ "folder/x": "", file: "", link: { linkTo: "gone" }, "folder/link": { linkTo: "../no/x" } });
  expect(() => writeOutput("nope/x.json", "", tree)).toThrow("cannot write nope/x.json: there is no folder nope");
  expect(() => writeOutput("folder", "", tree)).toThrow("cannot write folder: it is a folder");
  expect(() => writeOutput("file/x.json", "", tree)).toThrow(
    "cannot write file/x.json: a part of its path is not a folder",
  );
  expect(() => writeOutput("link", "", tree)).toThrow("cannot write link: it is a symbolic link that leads nowhere");
  expect(() => writeOutput("folder/link", "", tree)).toThrow(
    "cannot write folder/link: it is a symbolic link that leads nowhere",
  );
});
