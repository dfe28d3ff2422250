import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sourceFile } from "../../test/sample-reports.ts";
import { lineHashes } from "./line-hashes.ts";
import { positionOf } from "./positions.ts";

const hashesOf = (text: string): readonly string[] => lineHashes(sourceFile("x.yml", text));

/** The values are those of the uploading action's own tests. */
describe("lineHashes", () => {
  it.each([
    ["", ["c129715d7a2bc9a3:1"]],
    [" a\nb\n  \t\tc\n d", ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]],
    [
      " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n",
      [
        "e9496ae3ebfced30:1",
        "fb7c023a8b9ccb3f:1",
        "ce8ba1a563dcdaca:1",
        "e20e36e16fcb0cc8:1",
        "b3edc88f2938467e:1",
        "c8e28b0b4002a3a0:1",
        "c129715d7a2bc9a3:1",
      ],
    ],
    [
      "Lorem ipsum dolor sit amet.\n".repeat(10),
      [
        "a7f2ff13bc495cf2:1",
        "a7f2ff13bc495cf2:2",
        "a7f2ff13bc495cf2:3",
        "a7f2ff13bc495cf2:4",
        "a7f2ff13bc495cf2:5",
        "a7f2ff13bc495cf2:6",
        "a7f2ff1481e87703:1",
        "a9cf91f7bbf1862b:1",
        "55ec222b86bcae53:1",
        "cc97dc7b1d7d8f7b:1",
        "c129715d7a2bc9a3:1",
      ],
    ],
  ])("of %j", (text, hashes) => expect(hashesOf(text)).toEqual(hashes));

  it("has one for each line that positions know", () => {
    const texts = fc
      .array(fc.constantFrom("\n", "\r\n", "\r", "a", " ", "\t", "日"), { maxLength: 300 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(
        texts,
        (text) => void expect(hashesOf(text)).toHaveLength(positionOf(sourceFile("x.yml", text), text.length).line),
      ),
    );
  });
});
