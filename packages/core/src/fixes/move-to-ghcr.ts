import type { Happening, Host, JobFacts, ProjectFacts } from "../facts/facts.ts";
import type { Fix } from "../rule.ts";
import type { Edit } from "../source/edit.ts";
import { correctHost } from "./name-registry.ts";
import { together } from "./together.ts";

type DeprecatedHost = Extract<Host, { kind: "deprecated" }>;

/**
 * Names ghcr.io instead, in the login and in every image of the file at once: half of it would log in at the one host and
 * push to the other. GitHub has moved the images with their whole name, so that nothing but the host changes. It is not
 * safe, as those who deploy the image may ask for it, or look for it, by the other name.
 * https://docs.github.com/packages/working-with-a-github-packages-registry/migrating-to-the-container-registry-from-the-docker-registry
 */
export function moveToGhcr({ file }: JobFacts, { jobs }: ProjectFacts): Fix | undefined {
  const hosts = jobs
    .filter((job) => job.file === file)
    .flatMap(({ runs }) => runs.flatMap(({ flow }) => hostsIn(flow)));
  const edits = together(hosts.map(correctHost));
  return !edits || hosts.some((host) => isLeftOver(host, edits))
    ? undefined
    : { title: "write `ghcr.io` for every login and image of the file", safety: "unsafe", edits };
}

export function deprecatedHost(happening: Happening): DeprecatedHost | undefined {
  if (happening.kind !== "login" && happening.kind !== "operation") return undefined;
  const host = happening.kind === "login" ? happening.host : happening.image.host;
  return host.kind === "deprecated" ? host : undefined;
}

function hostsIn(flow: readonly Happening[]): readonly DeprecatedHost[] {
  return flow.map(deprecatedHost).filter((host) => host !== undefined);
}

/** The name stands somewhere else in the file, where it is not known what it does: a script that is not read, a message. */
function isLeftOver({ at: { file }, name }: DeprecatedHost, edits: readonly Edit[]): boolean {
  const text = file.text.toLowerCase();
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isComment = /(?:^|\s)#/.test(text.slice(text.lastIndexOf("\n", at) + 1, at));
    if (!isComment && !edits.some(({ span }) => span.file === file && span.start <= at && at < span.end)) return true;
  }
  return false;
}
