import { shown } from "../expressions/shown.ts";
import type { Value } from "../expressions/value.ts";
import type { Image } from "./facts.ts";
import { imageHost } from "./host.ts";

/** What an image reference points to, as far as it is known. `docker://` and `oci://` in front are not part of it. */
export function imageOf(value: Value): Image {
  return { value, host: imageHost(value), owner: ownerOf(value), shown: shown(value).replace(/^[a-z]+:\/\//, "") };
}

/** The part behind the host: known when it is a literal up to its `/`, or just one context. */
function ownerOf(value: Value): Image["owner"] {
  const parts = value.kind === "joined" ? value.parts : [value];
  const first = parts[0];
  if (first?.kind !== "literal") return undefined;
  const behind = first.text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "");
  const slash = behind.indexOf("/");
  if (slash < 0) return undefined;
  const owner = behind.slice(slash + 1);
  if (owner.includes("/")) return { literal: owner.slice(0, owner.indexOf("/")).toLowerCase() };
  const next = parts[1];
  if (owner === "" && next?.kind === "context") return { context: next.name };
  return next === undefined && owner !== "" ? { literal: owner.replace(/[:@].*$/, "").toLowerCase() } : undefined;
}
