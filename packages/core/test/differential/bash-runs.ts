import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { literalOf } from "../../src/expressions/read-value.ts";
import { runScript } from "../../src/facts/script/run-script.ts";
import { parseScript } from "../../src/shell/parse-script.ts";
import { plainText } from "../../src/source/text.ts";

/** One call of `p0`, `p1` …: what it was given, `undefined` for what we do not claim to know. */
export interface Call {
  readonly certain: boolean;
  readonly words: readonly string[] | undefined;
  readonly stdin: string | undefined;
  /** `$A` and `$B` as it sees them. */
  readonly variables: readonly (string | undefined)[];
}

/** The calls of a script by the command's name. */
export type Calls = ReadonlyMap<string, readonly Call[]>;

/** By our own reading. Nothing is claimed of a call where it is not certain that the script gets there. */
export function ourCalls(script: string): Calls {
  const file = { path: "w.yml", shownPath: "w.yml", text: script };
  const parsed = parseScript(plainText(file, 0, script.length), "bash");
  const trace = runScript(parsed, {
    evaluate: (_inner, span) => ({ kind: "unknown", because: "", on: [], span }),
    inherited: (_name, span) => ({ kind: "empty", because: "", span }),
    folder: "",
    places: new Map(),
    fileAt: () => undefined,
  });
  const calls = new Map<string, Call[]>();
  for (const { program = "", words, stdin, reached, environment, printed } of trace.invocations) {
    if (!/^p\d+$/.test(program)) continue;
    // Of a variable that nothing sets, no word is left; that it stands there is what there is to say about it.
    const texts = words.map(({ value, perhaps }) => (perhaps || value.kind === "empty" ? undefined : literalOf(value)));
    calls.set(program, [
      ...(calls.get(program) ?? []),
      {
        certain: reached.is === "yes" && !printed,
        words: texts.includes(undefined) ? undefined : (texts as string[]),
        stdin: stdin.kind === "value" ? withoutLastBreak(literalOf(stdin.value)) : undefined,
        variables: ["A", "B"].map((name) => literalOf(environment(name))),
      },
    ]);
  }
  return calls;
}

/** By bash itself, for many scripts at once; `undefined` for one that it does not take. */
export function bashCalls(scripts: readonly string[]): readonly (Calls | undefined)[] {
  const folder = mkdtempSync(join(tmpdir(), "ghcr-lint-bash-"));
  try {
    for (const [index, script] of scripts.entries())
      writeFileSync(join(folder, `${index}.sh`), `${script}\n: > "$folder/$index.done"\n`);
    writeFileSync(join(folder, "judge.sh"), judge);
    const empty = join(folder, "empty");
    mkdirSync(empty);
    // Bash replaces itself with one that has no variables, and then finds no program to run.
    const command = 'exec -c "$BASH" --norc --noprofile "$@"';
    const given = [join(folder, "judge.sh"), folder, String(scripts.length)];
    const { error, status, stderr } = spawnSync("bash", ["-c", command, "bash", ...given], {
      cwd: empty,
      input: "",
      encoding: "utf8",
      maxBuffer: 1e8,
    });
    if (error)
      throw new Error("bash is needed as the judge of how scripts are read; on Windows git brings one", {
        cause: error,
      });
    if (status !== 0) throw new Error(`bash ended with ${status}: ${stderr}`);
    const files = readdirSync(folder);
    return scripts.map((_, index) => readCalls(folder, index, files));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `~` is the home folder by its own name, and no program can be found. */
const judge = `
PATH=/dev/null HOME='~' LC_ALL=C
folder=$1 count=$2
say() {
  local given
  IFS= read -r -d '' given
  printf '%s\\0' "$#" "$@" "$given" "\${A-}" "\${B-}" >> "$folder/$index.$1"
}
for ((index = 0; index < 50; index++)); do eval "p$index() { say p$index \\"\\$@\\"; }"; done
for ((index = 0; index < count; index++)); do
  ( . "$folder/$index.sh" ) > /dev/null 2>&1 < /dev/null
done
`;

/** Each command has a file of its own, as those of a pipe run at the same time. */
function readCalls(folder: string, index: number, files: readonly string[]): Calls | undefined {
  if (!files.includes(`${index}.done`)) return undefined;
  const said = files.filter((file) => file.startsWith(`${index}.p`));
  return new Map(said.map((file) => [file.replace(/^\d+\./, ""), callsIn(readFileSync(join(folder, file), "utf8"))]));
}

function callsIn(said: string): readonly Call[] {
  const fields = said.split("\0");
  const calls: Call[] = [];
  for (let at = 0; at + 1 < fields.length;) {
    const end = at + 1 + Number(fields[at]);
    const [stdin, ...variables] = fields.slice(end, end + 3);
    calls.push({ certain: true, words: fields.slice(at + 2, end), stdin: withoutLastBreak(stdin), variables });
    at = end + 3;
  }
  return calls;
}

/** The line end that `echo` and `<<<` add is no part of what they say. */
function withoutLastBreak(text: string | undefined): string | undefined {
  return text?.replace(/\n+$/, "");
}
