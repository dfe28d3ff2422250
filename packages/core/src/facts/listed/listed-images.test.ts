import { describe, expect, it } from "vitest";
import { shown } from "../../expressions/shown.ts";
import type { Value } from "../../expressions/value.ts";
import { plainText } from "../../source/text.ts";
import type { ListingFormat } from "../../knowledge/rows.ts";
import { listedImages } from "./listed-images.ts";
import { readHcl } from "./read-hcl.ts";

/** The images that these files list, with `OWNER` as the only variable that is set. */
function listed(
  format: ListingFormat,
  files: Readonly<Record<string, string>>,
  asked: { readonly files?: readonly string[]; readonly names?: readonly string[] } = {},
): readonly string[] | undefined {
  const textAt = (path: string): ReturnType<typeof plainText> | undefined => {
    const text = files[path];
    return text === undefined ? undefined : plainText({ path, shownPath: path, text }, 0, text.length);
  };
  const known = new Map<string, ReturnType<typeof textAt>>();
  const fileAt = (path: string): ReturnType<typeof textAt> => {
    if (!known.has(path)) known.set(path, textAt(path));
    return known.get(path);
  };
  const variable = (name: string, span: Value["span"]): Value =>
    name === "OWNER" ? { kind: "literal", text: "acme", type: "string", span } : { kind: "empty", because: "", span };
  return listedImages(format, { files: [], names: [], ...asked }, { fileAt, variable })?.map(shown);
}

describe("bake files", () => {
  const hcl = `
// a comment, and /* another */
variable "OWNER" { default = "nobody" }
variable "NAME" { default = "\${OWNER}/app" }
function "tag" {
  params = [name]
  result = ["ghcr.io/\${name}"]
}
group "default" { targets = ["app", "inherits"] }
group "round" { targets = ["round", "app"] }
target "base" { tags = ["ghcr.io/\${NAME}:1", upper("x") ] }
target "app" { tags = ["ghcr.io/\${OWNER}/app:\${missing}", "ghcr.io/\${ lower(OWNER) }/app" ,] }
target "inherits" { inherits = ["base"] }
target "computed" { tags = tag("app") }
target "elsewhere" { inherits = ["docker-metadata-action"] }
target "local" {
  tags   = ["ghcr.io/acme/local"]
  output = ["type=local,dest=out"]
}
target "matrix" {
  name   = "app-\${tgt}"
  matrix = { tgt = ["one", "two"] }
  tags   = ["ghcr.io/acme/\${tgt}"]
}`;

  it.each([
    [[], ["ghcr.io/acme/app:…", "ghcr.io/…/app", "ghcr.io/acme/app:1", "…"]],
    [["computed"], ["…"]],
    [["elsewhere"], ["…"]],
    [["local"], ["…"]],
    [["missing"], ["…"]],
    [["matrix"], ["ghcr.io/acme/…"]],
  ])("of %j", (names, images) => {
    expect(listed("bake", { "docker-bake.hcl": hcl }, { names })).toEqual(images);
  });

  it("goes round in circles no more often than it has to", () => {
    expect(listed("bake", { "docker-bake.hcl": hcl }, { names: ["round"] })?.length).toBeLessThan(50);
    const twice = `group "default" { targets = ["default", "default", "default", "default", "default", "default"] }`;
    expect(listed("bake", { "docker-bake.hcl": twice })?.length).toBeLessThan(20_000);
  });

  it("puts later files over earlier ones, and takes those that are named in place of all others", () => {
    const override = `target "app" { tags = ["ghcr.io/acme/other"] }`;
    const files = { "docker-bake.hcl": hcl, "docker-bake.override.hcl": override, "x.hcl": override };
    expect(listed("bake", files, { names: ["app"] })).toEqual(["ghcr.io/acme/other"]);
    expect(listed("bake", files, { files: ["x.hcl"], names: ["app"] })).toEqual(["ghcr.io/acme/other"]);
    expect(listed("bake", files, { files: ["none.hcl"] })).toBeUndefined();
  });

  it.each(["target", 'target "a" {', "a = <<EOT\nx\nEOT\n", 'a = "x', "a = [", "}", "a = ${", "[".repeat(9999)])(
    "makes nothing of %j",
    (text) => {
      const file = { path: "docker-bake.hcl", shownPath: "docker-bake.hcl", text };
      expect(readHcl(plainText(file, 0, text.length))).toBeUndefined();
    },
  );

  it("reads services where there is nothing else", () => {
    const compose = "services: { app: { build: ., image: ghcr.io/acme/app }, db: { image: ghcr.io/acme/db } }";
    expect(listed("bake", { "compose.yaml": compose })).toEqual(["ghcr.io/acme/app"]);
  });
});

describe("compose files", () => {
  const compose = `services:
  app: { build: { context: ., tags: [ghcr.io/acme/app:2] }, image: "ghcr.io/$OWNER/app:\${TAG:-1}" }
  db: { image: ghcr.io/acme/db }
  test: { build: ., image: ghcr.io/acme/test, profiles: [test] }
  like: { extends: app }
  price: { build: ., image: ghcr.io/acme/a$$b }
`;

  it.each([
    [[], ["ghcr.io/acme/app:…", "ghcr.io/acme/app:2", "…", "…", "ghcr.io/acme/a$b"]],
    [["test"], ["ghcr.io/acme/test"]],
    [["db"], []],
    [["missing"], undefined],
  ])("of %j", (names, images) => {
    expect(listed("compose", { "compose.yml": compose }, { names })).toEqual(images);
  });

  it("puts the override over the first of the files that it looks for", () => {
    const files = {
      "compose.yml": compose,
      "docker-compose.yml": "services: { app: { image: ghcr.io/acme/no } }",
      "compose.override.yml": "services: { app: { image: ghcr.io/acme/other } }",
    };
    expect(listed("compose", files, { names: ["app"] })).toEqual(["ghcr.io/acme/other", "ghcr.io/acme/app:2"]);
  });

  it("knows that there is more than it has seen", () => {
    const more = "include: [other.yml]\nservices: { app: { build: ., image: ghcr.io/acme/app } }";
    expect(listed("compose", { "compose.yml": more })).toEqual(["ghcr.io/acme/app", "…"]);
    expect(listed("compose", { "compose.yml": "services: [" })).toBeUndefined();
  });
});

describe("GoReleaser's file", () => {
  const config = `env: [MINE=x]
project_name: tool
dockers:
  - image_templates: ["ghcr.io/{{ .Env.OWNER }}/{{.ProjectName}}:{{ .Tag }}", "ghcr.io/{{ .Env.MINE }}/app"]
  - { image_templates: [ghcr.io/acme/no], skip_push: true }
docker_manifests: [{ name_template: ghcr.io/acme/list }]
dockers_v2: [{ images: [ghcr.io/acme/two], tags: [latest] }, { images: [ghcr.io/acme/no], disable: "{{ .IsNightly }}" }]
`;

  it("lists what a release pushes", () => {
    expect(listed("goreleaser", { ".goreleaser.yml": config })).toEqual([
      "ghcr.io/acme/tool:…",
      "ghcr.io/…/app",
      "ghcr.io/acme/list",
      "ghcr.io/acme/two",
    ]);
  });

  it("says nothing where a hook may log in", () => {
    const hook = `${config}before: { hooks: [docker login ghcr.io] }\n`;
    expect(listed("goreleaser", { ".goreleaser.yml": hook })).toEqual([]);
  });
});
