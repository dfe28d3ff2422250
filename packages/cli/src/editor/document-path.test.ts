import { expect, it } from "vitest";
import { documentPath, documentUri } from "./document-path.ts";

it("reads the addresses of files, however they are encoded", () => {
  expect(documentPath("file:///a/b%20c/%C3%A9.yml")).toBe("/a/b c/é.yml");
  expect(documentPath("file:///a/%2Egithub/x.yml")).toBe("/a/.github/x.yml");
  expect(documentPath(documentUri("/a/b c/#?%é.yml"))).toBe("/a/b c/#?%é.yml");
});

it.each([
  "untitled:Untitled-1",
  "git:/a/b.yml",
  "file://host/a.yml",
  "file:///a%2Fb.yml",
  "file:///%E0%A4",

  "",
])("takes %j for no file of this machine", (uri) => {
  expect(documentPath(uri)).toBeUndefined();
});
