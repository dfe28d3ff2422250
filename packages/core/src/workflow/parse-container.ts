import type { Container, Credentials, Entry, Node, Service } from "./model.ts";
import { entriesOf, entryAt, pairsAt, pairsOf, textAt, textOfNode } from "./read-node.ts";

/** `container: image` and `container: { image: … }` (workflow syntax, `jobs.<job_id>.container`). */
export function parseContainer({ key, value }: Entry): Container {
  return {
    key,
    image: textOfNode(value) ?? textAt(value, "image"),
    credentials: parseCredentials(value),
    env: pairsAt(value, "env"),
  };
}

export function parseServices(node: Node | undefined): readonly Service[] {
  return entriesOf(node).map((entry) => ({ ...parseContainer(entry), name: entry.key }));
}

function parseCredentials(container: Node): Credentials | undefined {
  const entry = entryAt(container, "credentials");
  if (entry === undefined) return undefined;
  return {
    key: entry.key,
    entries: pairsOf(entry.value),
    username: textAt(entry.value, "username"),
    password: textAt(entry.value, "password"),
  };
}
