import { chmodSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { plantTree } from "../test/plant-tree.ts";
import { writeFixed } from "./write-fixed.ts";

describe("writeFixed", () => {
  it("keeps who may read and write the file, whatever new files get", () => {
    const root = plantTree({ "a.yml": "before" });
    const path = join(root, "a.yml");
    for (const mode of [0o600, 0o666, 0o755]) {
      chmodSync(path, mode);
      expect(writeFixed(path, readFileSync(path, "utf8"), `${mode}`, root)).toBeUndefined();
      expect([readFileSync(path, "utf8"), statSync(path).mode & 0o777]).toEqual([`${mode}`, mode]);
    }
  });

  it("leaves alone what a link leads to outside of the repository", () => {
    const outside = plantTree({ "b.yml": "before" });
    const root = plantTree({ "a.yml": "before" });
    symlinkSync(join(outside, "b.yml"), join(root, "c.yml"));
    expect(writeFixed(join(root, "c.yml"), "before", "after", root)).toBe("it lies outside of its repository");
    expect(readFileSync(join(outside, "b.yml"), "utf8")).toBe("before");
  });
});
