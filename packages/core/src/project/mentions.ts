import { hasHint } from "../knowledge/hints.ts";
import { listingFiles } from "../knowledge/listing-files.ts";
import type { Text } from "../source/text.ts";
import { folderOf, repositoryPath } from "./repository-path.ts";

/** A text that may call scripts, and the folders in which it may do so. */
interface CallingText {
  readonly text: string;
  readonly folders: readonly string[];
}

/**
 * Whether a text has to do with packages by its own words, or by those of scripts, Makefiles and lists of images that it, or they, call;
 * what stands elsewhere may say in which folders.
 */
export function mentionsPackages(
  text: string,
  scriptAt: (path: string) => Text | undefined,
  folders: readonly string[] = [],
): boolean {
  const known = new Set([text]);
  const calling: CallingText[] = [{ text, folders: ["", ...folders] }];
  // What is found on the way is gone through, too.
  for (const each of calling) {
    if (hasHint(each.text)) return true;
    const paths = calledIn(each.text);
    if (paths.size === 0) continue;
    const inner = foldersIn(each.text);
    const outer = each.folders.flatMap((folder) => [folder, ...inner.map((name) => `${folder}/${name}`)]);
    const all = [...new Set(outer.flatMap((folder) => repositoryPath(`./${folder}`) ?? []))].slice(0, mostFolders);
    for (const path of paths) {
      for (const folder of all) {
        const place = placeIn(folder, path);
        const script = place === undefined ? undefined : scriptAt(place);
        if (!script || known.has(script.value)) continue;
        known.add(script.value);
        calling.push({ text: script.value, folders: [...all, folderOf({ path: place as string })] });
      }
    }
  }
  return false;
}

/** Most paths have nothing in them that could lead elsewhere. */
function placeIn(folder: string, path: string): string | undefined {
  if (/(?:^|\/)\.{0,2}(?:\/|$)/.test(path)) return repositoryPath(`./${folder}/${path}`);
  return folder === "" ? path : `${folder}/${path}`;
}

/** Nobody goes to so many of them in one step. */
const mostFolders = 32;

const nothingCalled: ReadonlySet<string> = new Set();

/** Files that may be scripts which a text calls: those named like one, and those with a path where a command stands. */
function calledIn(text: string): ReadonlySet<string> {
  const paths = calls.flatMap(({ begins, pattern }) =>
    begins.some((start) => text.includes(start))
      ? [...text.matchAll(pattern)].flatMap(([, names]) =>
          // `include` takes several, and those of PowerShell have other slashes.
          (names as string).split(/\s+/).map((path) => path.replaceAll("\\", "/").replace(/^\$\w+\/|^\/+/, "")),
        )
      : [],
  );
  if (text.includes("make") && /\bmake\b/.test(text)) paths.push("Makefile", "makefile", "GNUmakefile");
  for (const [format, sought] of Object.entries(listingFiles))
    if (text.includes(format)) paths.push(...sought.flatMap(({ names }) => names));
  if (paths.length === 0) return nothingCalled;
  const called = new Set(paths);
  const checkouts = new Set([...text.matchAll(checkout)].map(([, name]) => `${name as string}/`));
  for (const start of [...checkouts].slice(0, mostFolders))
    for (const path of paths) if (path.startsWith(start)) called.add(path.slice(start.length));
  return called;
}

/** Each begins with a text that is fast to find, and looks back from there. Most texts have none of them. */
const calls = [
  {
    begins: [".sh", ".bash"],
    pattern: /\.(?:ba)?sh(?=[\s"';)`]|$)(?<=(?:^|[\s"'=(})])((?:\$\w+\/|\.{0,2}\/)?[\w.-]+(?:\/[\w.-]+)*))/gm,
  },
  {
    begins: [".ps1"],
    pattern: /\.ps1(?=[\s"';)]|$)(?<=(?:^|[\s"'=(])(?:\.[\\/])?([\w.-]+(?:[\\/][\w.-]+)*))/gm,
  },
  {
    begins: ["./"],
    pattern:
      /\.\/(?<=(?:^|run:|[;&|(]|\b(?:sudo|exec|then|do|else)[ \t])[ \t]*\.{1,2}\/)([\w.-]+(?:\/[\w.-]+)*)(?=[\s"';)]|$)/gm,
  },
  {
    begins: ["sh ", "sh\t", "source"],
    pattern: /\b(?:bash|sh|source)[ \t]+(?:-\w+[ \t]+)*(?:\.\/)?([\w.-]+(?:\/[\w.-]+)*)(?=[\s"';)]|$)/gm,
  },
  {
    begins: ["action_path", "ACTION_PATH", "workspace", "WORKSPACE"],
    pattern: /(?:(?:action_path|workspace)\s*\}\}|(?:ACTION_PATH|WORKSPACE)\}?)"?\/([\w.-]+(?:\/[\w.-]+)*)/g,
  },
  // Files that name images: `-f deploy/docker-bake.hcl`, `files: compose.ci.yml`.
  {
    begins: ["bake", "compose", "goreleaser"],
    pattern: /\.(?:hcl|json|ya?ml)(?=[\s"',;)]|$)(?<=(?:^|[\s"'=,(]|cwd:\/\/)(?:\.\/)?([\w.-]+(?:\/[\w.-]+)*))/gm,
  },
  // Of a Makefile.
  { begins: ["include "], pattern: /^ {0,9}include ([^#\n]+)/gm },
  { begins: ["make "], pattern: /(?:[ \t]-f[ \t]{0,9}|--(?:make)?file[= ])([\w.-]+(?:\/[\w.-]+)*)/g },
];

/** Where the steps of a job start, or a script goes to, whatever it is below. */
export function foldersIn(text: string): readonly string[] {
  return [...text.matchAll(folder)].map(([, name]) => name as string);
}

const folder =
  /(?:working-directory:\s*|\b(?:cd|pushd)[ \t]+|-C[ \t]*|--directory[= ])["']?(?:\$(?:\{?\w+\}?|\{\{[^}]{0,200}\}\}|\([^)]{0,200}\))"?\/)?([\w.-]+(?:\/[\w.-]+)*)/g;

/** Where a checkout puts the repository. */
const checkout = /\bpath:[ \t]*["']?(?:\.\/)?([\w.-]+(?:\/[\w.-]+)*)/g;
