import type { Fix } from "./rule.ts";
import type { Edit } from "./source/edit.ts";
import type { ParsedFile, ScalarNode } from "./workflow/model.ts";
import { flowPlace } from "./workflow/flow-place.ts";

/**
 * A fix as it can be written into these files. Only what was handed in is ever changed: a fix that reaches into other files
 * is none that anybody could be promised. Nor is one of a file that is no YAML, of which nobody knows what it says.
 */
export function fittingFix(fix: Fix, files: readonly ParsedFile[]): Fix | undefined {
  const edits: Edit[] = [];
  for (const edit of fix.edits) {
    const file = files.find((each) => each.file === edit.span.file);
    const fitting =
      file && !file.problems.some(({ code }) => code === "yaml-syntax") ? fittingEdit(edit, file) : undefined;
    if (!fitting) return undefined;
    edits.push(fitting);
  }
  return { ...fix, edits };
}

/** In braces a line break parts nothing, and a value with braces in it needs quotes. */
function fittingEdit(edit: Edit, file: ParsedFile): Edit | undefined {
  const place = "yaml" in file ? flowPlace(file.yaml.root, edit.span) : undefined;
  if (!place || furtherEntries.test(edit.text)) return edit;
  const { scalar } = place;
  if (!scalar || /[\r\n]/.test(edit.text)) return undefined;
  if (isQuoted(scalar) || !/[{}[\],]|: | #/.test(edit.text)) return edit;
  return isWhole(edit, scalar) ? { ...edit, text: edit.text.replace(/\S.*/, quoted) } : undefined;
}

/** What brings its own commas. */
const furtherEntries = /^(?:, [\w-]+: [\w-]+)+$/;

function isQuoted({ span: { file, start } }: ScalarNode): boolean {
  return /["']/.test(file.text.charAt(start));
}

function isWhole({ span }: Edit, scalar: ScalarNode): boolean {
  return span.start <= scalar.span.start && scalar.span.end <= span.end;
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
