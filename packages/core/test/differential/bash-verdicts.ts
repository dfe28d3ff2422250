import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SourceFile } from "../../src/index.ts";
import { plainText, type Text } from "../../src/source/text.ts";
import { parseScript } from "../../src/shell/parse-script.ts";
import { scriptSource } from "../../src/shell/script-source.ts";
import { shellDialect } from "../../src/shell/shell-dialect.ts";
import { parseFile } from "../../src/workflow/parse-file.ts";

/** A script for bash, and what both make of it: undefined where it can be read. */
export interface BashVerdict {
  readonly script: string;
  readonly ours: string | undefined;
  readonly bashs: string | undefined;
}

/** Of all scripts at once, which bash reads without running anything. */
export function bashVerdicts(files: readonly SourceFile[]): readonly BashVerdict[] {
  const scripts = files.flatMap(bashScriptsOf);
  const folder = mkdtempSync(join(tmpdir(), "ghcr-lint-bash-"));
  try {
    for (const [index, { masked }] of scripts.entries()) writeFileSync(join(folder, String(index)), masked);
    const { error, stdout } = spawnSync("bash", ["-c", judge, "bash", String(scripts.length)], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 1e9,
    });
    if (error) throw error;
    const said = stdout.split("\0");
    return scripts.map(({ masked, broken }, index) => ({
      script: masked,
      ours: broken,
      bashs: said[index] || undefined,
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A warning, such as of a here-document that nothing ends, is no refusal. */
const judge = `
for ((index = 0; index < $1; index++)); do
  if said=$("$BASH" -n "$index" 2>&1); then said=; fi
  printf '%s\\0' "$said"
done
`;

interface BashScript {
  /** With letters in the place of expressions, which the runner fills in before bash reads it. */
  readonly masked: string;
  readonly broken: string | undefined;
}

function bashScriptsOf(file: SourceFile): readonly BashScript[] {
  if (file.path.endsWith(".sh")) return bashScript(plainText(file, 0, file.text.length), "bash");
  const parsed = parseFile(file);
  if (parsed.kind === "action") {
    const steps = parsed.runs?.using === "composite" ? parsed.runs.steps : [];
    return steps.flatMap(({ action }) => (action.kind === "run" ? bashScript(action.script, action.shell?.value) : []));
  }
  if (parsed.kind !== "workflow") return [];
  return parsed.jobs.flatMap(({ steps, defaultShell }) =>
    steps.flatMap(({ action }) =>
      action.kind === "run"
        ? bashScript(action.script, (action.shell ?? defaultShell ?? parsed.defaultShell)?.value)
        : [],
    ),
  );
}

/** A script of no shell that is named is one where it is taken for one. */
function bashScript(text: Text, shell: string | undefined): readonly BashScript[] {
  const { dialect, broken } = parseScript(text, shell);
  if (dialect !== "bash" || /\b[zk]sh\b/.test(shell ?? "") || (shellDialect(shell) === undefined && shell)) return [];
  return [{ masked: scriptSource(text, "x").masked, broken: broken[0]?.value }];
}
