import { literal, unknown } from "../../expressions/make-value.ts";
import type { Value } from "../../expressions/value.ts";
import type { Text } from "../../source/text.ts";
import type { Node } from "../../workflow/model.ts";
import { entryAt, textAt, textsOf, valueAt } from "../../workflow/read-node.ts";
import { lowered } from "../script/lowered.ts";
import type { ListingPlace } from "./listing.ts";
import { filledIn } from "./template-pieces.ts";

/** Where GoReleaser's file names images that it pushes, and the key by which an entry keeps it from that. */
const sections = [
  // https://goreleaser.com/customization/docker/
  { section: "dockers", images: "image_templates", unless: "skip_push" },
  // https://goreleaser.com/customization/docker_manifest/
  { section: "docker_manifests", images: "name_template", unless: "skip_push" },
  // https://goreleaser.com/customization/dockers_v2/
  { section: "dockers_v2", images: "images", unless: "disable" },
] as const;

/** The images that a release pushes, but for those that hang on something else. A hook may well log in by itself. */
export function goreleaserImages(root: Node, { variable }: ListingPlace): readonly Value[] {
  if (root.span.file.text.includes("login")) return [];
  return sections.flatMap(({ section, images, unless }) =>
    itemsOf(valueAt(root, section)).flatMap((item) =>
      entryAt(item, unless) ? [] : textsOf(valueAt(item, images)).map((text) => executed(text, root, variable)),
    ),
  );
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === "sequence" ? node.items : [];
}

/** A template of Go: https://goreleaser.com/customization/templates/ */
function executed(text: Text, root: Node, variable: ListingPlace["variable"]): Value {
  return filledIn(text, /\{\{-?([^{}]*)\}\}/g, ([, braced = ""], at) => {
    const inner = braced.replace(/-$/, "").trim();
    const [, name] = /^\(?(?:tolower )?\.Env\.(\w+)\)?(?: \| ?tolower)?$/.exec(inner) ?? [];
    const project = inner === ".ProjectName" ? textAt(root, "project_name") : undefined;
    const value = project
      ? literal(project.value, project.span)
      : name === undefined || isOwnVariable(name, root)
        ? unknown("GoReleaser's file", at)
        : variable(name, at);
    return inner.includes("tolower") ? lowered(value) : value;
  });
}

/** Its file may set variables, too. */
function isOwnVariable(name: string, root: Node): boolean {
  return textsOf(valueAt(root, "env")).some(({ value }) => value.startsWith(`${name}=`));
}
