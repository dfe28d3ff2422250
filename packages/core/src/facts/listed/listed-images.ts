import type { Value } from "../../expressions/value.ts";
import { listingFiles } from "../../knowledge/listing-files.ts";
import type { ListingFormat } from "../../knowledge/rows.ts";
import type { Text } from "../../source/text.ts";
import type { Node } from "../../workflow/model.ts";
import { parsePlainYaml } from "../../workflow/parse-plain-yaml.ts";
import { parseYaml } from "../../workflow/parse-yaml.ts";
import { bakeImages } from "./bake-images.ts";
import { composeImages } from "./compose-images.ts";
import { goreleaserImages } from "./goreleaser-images.ts";
import type { Listing, ListingPlace } from "./listing.ts";

/**
 * The images that stand in files beside the workflow. Undefined where these are not at hand, or cannot be read: what is
 * read has to be all that the tool reads.
 */
export function listedImages(
  format: ListingFormat,
  listing: Listing,
  place: ListingPlace,
): readonly Value[] | undefined {
  const texts = textsOf(format, listing, place);
  if (texts.length === 0 || texts.includes(undefined) || texts.length > mostFiles) return undefined;
  const found = texts as readonly Text[];
  const isYaml = ({ span }: Text): boolean => /\.ya?ml$/.test(span.file.path);
  const roots = found.filter(isYaml).map(rootOf);
  if (roots.includes(undefined)) return undefined;
  const nodes = roots as readonly Node[];
  if (format === "goreleaser") return nodes[0] && goreleaserImages(nodes[0], place);
  const others = found.filter((text) => !isYaml(text));
  if (format === "bake" && others.length > 0) return bakeImages(others, listing, place);
  return composeImages(nodes, listing, place);
}

/** Nobody puts together more of them. */
const mostFiles = 10;

function textsOf(format: ListingFormat, { files }: Listing, { fileAt }: ListingPlace): readonly (Text | undefined)[] {
  if (files.length > 0) return files.map(fileAt);
  return listingFiles[format].flatMap(({ names, all }) => {
    const found: Text[] = [];
    for (const name of names) {
      const text = all || found.length === 0 ? fileAt(name) : undefined;
      if (text) found.push(text);
    }
    return found;
  });
}

const roots = new WeakMap<Text, { readonly root: Node | undefined }>();

/** Each file is read once. */
function rootOf(text: Text): Node | undefined {
  const known = roots.get(text) ?? { root: readYaml(text) };
  roots.set(text, known);
  return known.root;
}

function readYaml({ span: { file } }: Text): Node | undefined {
  const plain = parsePlainYaml(file);
  if (plain) return plain;
  const { root, problems } = parseYaml(file);
  return problems.length > 0 ? undefined : root;
}
