import type { SourceFile } from "../source/source-file.ts";
import { mentionsPackages } from "./mentions.ts";
import type { Project } from "./project.ts";
import { folderOf } from "./repository-path.ts";
import { parsePlainYaml } from "../workflow/parse-plain-yaml.ts";

/**
 * A file is left unread if it has nothing to do with packages, neither by its own words nor by what it uses, and is
 * well-formed: what is wrong with it beyond that is not our business. One that is called from elsewhere is read then.
 */
export function isToBeRead(file: SourceFile, scriptAt: Project["scriptAt"]): boolean {
  return (
    usesOwnFiles.test(file.text) ||
    mentionsPackages(file.text, scriptAt, [folderOf(file)]) ||
    !looksWhole(file.text) ||
    parsePlainYaml(file) === undefined
  );
}

/** It has the keys without which it is neither a workflow nor an action. */
function looksWhole(text: string): boolean {
  return (/^["']?on["']? *:/m.test(text) && /^["']?jobs["']? *:/m.test(text)) || /^["']?runs["']? *:/m.test(text);
}

/** A local action or workflow, and a `permissions:` that is neither a mapping nor one of the words for all, which GitHub may refuse. */
const usesOwnFiles =
  /uses:\s*["']?(?:\.{1,2}|\$)\/|permissions:[ \t]*(?!(?:read-all|write-all|\{ *\})[ \t]*(?:#|\r?$))[^\s#]/m;
