import { describe, expect, test } from "vitest";
import { plainText } from "../source/text.ts";
import { parseScript } from "./parse-script.ts";
import type { Command, Script, Word } from "./script.ts";
import { shownScript, textsOf } from "./shown-script.ts";

const before = "run: |\n";

/** Parsed from the middle of a file, so that an offset into the script is never by chance one into the file. */
function bash(script: string): Script {
  const file = { path: "w.yml", shownPath: "w.yml", text: `${before}${script}\n# end` };
  return parseScript(plainText(file, before.length, before.length + script.length), "bash");
}

function firstCommand(script: Script): Command {
  const [first] = script.body;
  if (first?.kind !== "command") throw new Error("the script does not begin with a simple command");
  return first;
}

function wordAt(script: string, index: number): Word {
  const word = firstCommand(bash(script)).words[index];
  if (word === undefined) throw new Error(`no word ${index} in ${script}`);
  return word;
}

describe("every shape of a login", () => {
  const shapes: readonly (readonly [name: string, script: string, ...shown: string[]])[] = [
    [
      "a pipe",
      `echo "$PAT" | docker login ghcr.io -u me --password-stdin`,
      "echo {PAT} | docker login ghcr.io -u me --password-stdin",
    ],
    [
      "continued lines",
      `echo "$PAT" | \\\n  docker login \\\n    -u "$ME" \\\n    ghcr.io\n`,
      "echo {PAT} | docker login -u {ME} ghcr.io",
    ],
    [
      "a here-string",
      `docker login ghcr.io --password-stdin <<<"$PAT"`,
      "docker login ghcr.io --password-stdin 0:here-string:{PAT}",
    ],
    [
      "a here-string of an expression",
      "docker login ghcr.io -u ${{ github.actor }} <<< ${{ secrets.PAT }}",
      "docker login ghcr.io -u {{ github.actor }} 0:here-string:{{ secrets.PAT }}",
    ],
    [
      "a here-document",
      `docker login ghcr.io <<END\n$PAT\nEND\nls`,
      'docker login ghcr.io 0:here-document:"{PAT}\\n"',
      "ls",
    ],
    [
      "a quoted here-document",
      `cat <<-'END' > login.sh\n\tdocker login $X\n\tEND\npodman login`,
      `cat 0:here-document:"docker login $X\\n" 1:write:login.sh`,
      "podman login",
    ],
    [
      "a command for an argument",
      "docker login -p $(gh auth token) ghcr.io",
      "docker login -p $(gh auth token) ghcr.io",
    ],
    [
      "inside a quoted substitution",
      `out="$(echo "$PAT" | docker login ghcr.io 2>&1)"`,
      "out=$(echo {PAT} | docker login ghcr.io 2:duplicate:1)",
    ],
    [
      "the test of an if",
      `if ! docker login ghcr.io -p "$PAT"; then\n  exit 1\nfi`,
      "if [docker login ghcr.io -p {PAT}] {exit 1}",
    ],
    [
      "a function",
      `enter() {\n  echo "$2" | docker login "$1"\n}\nenter ghcr.io "$PAT"`,
      "function enter {echo {2} | docker login {1}}",
      "enter ghcr.io {PAT}",
    ],
    ["sudo", "echo $PAT | sudo -E docker login ghcr.io", "echo {PAT} | sudo -E docker login ghcr.io"],
    [
      "assignments before it",
      "A=b DOCKER_CONFIG=/tmp/d docker login ghcr.io",
      "A=b DOCKER_CONFIG=/tmp/d docker login ghcr.io",
    ],
    ["the registry last", `docker login -u "$ME" -p "$PAT" ghcr.io`, "docker login -u {ME} -p {PAT} ghcr.io"],
    [
      "options with =",
      `docker login --password="$PAT" --username=me ghcr.io`,
      "docker login --password={PAT} --username=me ghcr.io",
    ],
    ["joined options", "docker login -ume -p$PAT ghcr.io", "docker login -ume -p{PAT} ghcr.io"],
    [
      "printf and silence",
      `printf %s "$PAT" | docker login ghcr.io >/dev/null 2>&1`,
      "printf %s {PAT} | docker login ghcr.io 1:write:/dev/null 2:duplicate:1",
    ],
    ["a file through cat", "cat ~/pat | docker login https://ghcr.io", "cat ~/pat | docker login https://ghcr.io"],
    ["a file", "docker login ghcr.io < pat.txt", "docker login ghcr.io 0:read:pat.txt"],
    [
      "gh twice",
      `gh auth token | docker login ghcr.io -u "$(gh api user -q .login)"`,
      "gh auth token | docker login ghcr.io -u $(gh api user -q .login)",
    ],
    ["a global option", "docker --config ./d login ghcr.io", "docker --config ./d login ghcr.io"],
    [
      "expressions in quotes and bare",
      'echo "${{ secrets.PAT }}" | docker login ghcr.io -u ${{ github.actor }}',
      "echo {{ secrets.PAT }} | docker login ghcr.io -u {{ github.actor }}",
    ],
    [
      "expressions with quotes, bars and blanks",
      "echo ${{ format('}}{0}|', secrets['A B']) }} | docker login ${{ env.R }}/${{ matrix.r }}",
      "echo {{ format('}}{0}|', secrets['A B']) }} | docker login {{ env.R }}/{{ matrix.r }}",
    ],
    [
      "an expression for a program",
      "${{ inputs.root && 'sudo' || '' }} docker login ghcr.io",
      "{{ inputs.root && 'sudo' || '' }} docker login ghcr.io",
    ],
    [
      "an expression over two lines",
      "docker login -u ${{\n  github.actor }} ghcr.io",
      "docker login -u {{ github.actor }} ghcr.io",
    ],
    [
      "a for loop",
      "for r in ghcr.io quay.io; do docker login $r; done",
      "loop r in ghcr.io quay.io [] {docker login {r}}",
    ],
    [
      "an array",
      `args=(-u me)\necho "$PAT" | docker login "\${args[@]}" ghcr.io`,
      "args=(-u me)",
      "echo {PAT} | docker login {args} ghcr.io",
    ],
    [
      "and, or, a group",
      "docker pull x && docker login ghcr.io || { echo no; exit 1; }",
      "docker pull x && docker login ghcr.io || {echo no; exit 1}",
    ],
    ["comments", "# docker login ghcr.io\necho hi # docker login", "echo hi"],
    ["eval", `eval "docker login ghcr.io"`, `eval "docker login ghcr.io"`],
    [
      "xargs",
      "gh auth token | xargs -I{} docker login ghcr.io -p {}",
      "gh auth token | xargs -I{} docker login ghcr.io -p {}",
    ],
    [
      "case",
      `case "$R" in\n  ghcr.io|ghcr) docker login ghcr.io ;;\n  *) docker login ;;\nesac`,
      "case {R} ghcr.io|ghcr) {docker login ghcr.io} *) {docker login}",
    ],
    ["a subshell in the background", "(docker login ghcr.io) &\nwait", "(docker login ghcr.io)", "wait"],
    [
      "a process substitution",
      "docker login ghcr.io < <(gh auth token)",
      "docker login ghcr.io 0:read:$(gh auth token)",
    ],
    [
      "a chain of tools",
      "helm registry login ghcr.io && oras login ghcr.io && crane auth login ghcr.io",
      "helm registry login ghcr.io && oras login ghcr.io && crane auth login ghcr.io",
    ],
    [
      "carriage returns",
      `echo "$PAT" | docker login ghcr.io \\\r\n  -u me\r\nls`,
      "echo {PAT} | docker login ghcr.io -u me",
      "ls",
    ],
    ["letters of other scripts", `echo "é😀漢"; docker login ghcr.io -u ü`, "echo é😀漢", "docker login ghcr.io -u ü"],
    ["bash -c", "bash -c 'docker login ghcr.io'", `bash -c "docker login ghcr.io"`],
    [
      "a while loop that reads",
      `while read -r r; do docker login "$r"; done <<< "ghcr.io"`,
      "loop - [read -r r] {docker login {r}} 0:here-string:ghcr.io",
    ],
  ];

  test.each(shapes)("%s", (_name, script, ...shown) => {
    const parsed = bash(script);
    expect(parsed.broken).toEqual([]);
    expect(shownScript(parsed)).toEqual(shown);
    for (const { value, span } of textsOf(parsed.body)) {
      expect(span.start).toBeGreaterThanOrEqual(before.length);
      const written = span.file.text.slice(span.start, span.end);
      // Carriage returns and the tabs that `<<-` takes away stand in the file only.
      expect(written.replaceAll("\r", "").replaceAll("\t", "")).toBe(value.replaceAll("\t", ""));
    }
  });

  test("an unterminated quote swallows the rest of the script, and says so", () => {
    const parsed = bash(`ls\necho "oops | docker login ghcr.io\n`);
    expect(shownScript(parsed)).toEqual(["ls", `echo "oops | docker login ghcr.io\\n"`]);
    expect(parsed.broken.map((text) => text.value)).toEqual([`echo "oops | docker login ghcr.io`]);
  });

  test("an if without its fi is read all the same", () => {
    const parsed = bash("if true; then docker login ghcr.io\nls");
    expect(shownScript(parsed)).toEqual(["if [true] {docker login ghcr.io; ls}"]);
    expect(parsed.broken.map((text) => text.value)).toEqual(["ls"]);
  });
});

describe("statements", () => {
  test.each([
    ["if a; then b; elif c; then d; else e; fi > f", "if [a] {b} if [c] {d} else {e} 1:write:f"],
    ["until a; do b; done", "loop - [a] {b}"],
    ["select x in a b; do c; done", "loop x in a b [] {c}"],
    ["for x; do c; done", "loop x [] {c}"],
    ["for ((i=0; i<$(n); i++)); do c; done", "loop - [test *; test *$(n); test *] {c}"],
    ["time ! a | b |& c", "a | b | c"],
    ["coproc NAME { a; }", "(a)"],
    ["coproc a b", "(a b)"],
    ["f() ( a ) > x", "function f {(a) 1:write:x}"],
    ["function f { a; }", "function f {a}"],
    [
      '[[ $(docker images -q x) == "$y" ]] && (( 1 + $(b) )) > c',
      "test $(docker images -q x) {y} && {test *$(b)} 1:write:c",
    ],
    ['[[ -n $A && ( ! "$B" == c* || $D =~ ^e$ ) ]]', "test {A} {B} c* {D} ^e$"],
    ["A+=1 B[2]=3 C_${{ matrix.x }}=4", "A+=1 B[2]=3 C_${{ matrix.x }}=4"],
    ['export A="$B"c D', "export A={B}c D"],
    ["declare -a L=(x $(y))", "declare -a L=*$(y)*"],
  ])("%s", (script, shown) => {
    const parsed = bash(script);
    expect(parsed.broken).toEqual([]);
    expect(shownScript(parsed)).toEqual([shown]);
  });

  test.each([
    ["a <f", "0:read:f"],
    ["a 3<>f", "3:read:f"],
    ["a >|f", "1:write:f"],
    ["a 2>>f", "2:append:f"],
    ["a &>f", "-1:write:f"],
    ["a &>>f", "-1:append:f"],
    ["a >&f", "-1:write:f"],
    ["a >&2", "1:duplicate:2"],
    ["a 2>&-", "2:duplicate:-"],
    ["a {fd}>f", "10:write:f"],
    ['a >"${{ env.F }}.txt"', "1:write:{{ env.F }}.txt"],
    ["a <<E\nx\\$y ${z:-${{ w }}} `b`\nE", '0:here-document:"x$y {z default {{ w }}} $(b)\\n"'],
    ["a <<E\nx\\$y \\\\\nE", '0:here-document:"x$y \\\\\\n"'],
    ["a <<-E\n\t\\`\nE", '0:here-document:"`\\n"'],
    ["a <<'E'\n$x ${{ y }}\nE", '0:here-document:"$x {{ y }}\\n"'],
  ])("%s", (script, shown) => {
    expect(shownScript(bash(script))).toEqual([`a ${shown}`]);
  });

  test("the text of a command ends before the body of its here-document", () => {
    expect(firstCommand(bash("cat <<E >f\nx\nE\n")).text.value).toBe("cat <<E >f");
  });
});

describe("words", () => {
  test.each([
    ['"$A"', "{A}"],
    ["${A}", "{A}"],
    ["$1$@$#", "{1}{@}{#}"],
    ["${A:-b $C}", '{A default "b {C}"}'],
    ["${A-b}", "{A default b}"],
    ["${A:=b}", "{A assign b}"],
    ["${A:+b}", "{A alternative b}"],
    ["${A:?}", '{A required ""}'],
    ['"${A:-"b"}"', "{A default b}"],
    ["${A,,}", "{A lower}"],
    ["${A@L}", "{A lower}"],
    ["${A^^}", "{A upper}"],
    ["${A,}", "{A other}"],
    ["${A#v}", "{A remove prefix v}"],
    ["${A##*/}", "{A remove prefix */}"],
    ["${A%%-*}", "{A remove suffix -*}"],
    ["${A/b/c}", "{A other}"],
    ["${A:1:2}", "{A other}"],
    ["${#A}", "{A other}"],
    ["${!A}", "{A other}"],
    ["${A[0]}", "{A}"],
    ["${A[1]}", "{A other}"],
    ["${A[*]}", "{A}"],
    ["$A${{ b }}", "*{{ b }}"],
    ["${A_${{ b }}}", "*{{ b }}*"],
    ["$((1 + $(b)))", "*$(b)*"],
    ["a{b,$(c)}d", "a*$(c)*d"],
    ["*.tar", "*.tar"],
    ['a\\ b\'c\'"d\\"e\\f"', '"a bcd\\"e\\\\f"'],
    ["$'a b'$'\\tc'", '"a b\\tc"'],
    ['$"a"', "a"],
    ["$", "$"],
    ['"$"', "$"],
    ["''", '""'],
    ["~/a=b", "~/a=b"],
    ["a\\\nb", "ab"],
    ["${{ unclosed", undefined],
  ] as const)("%s", (written, shown) => {
    const parsed = bash(`x ${written}`);
    if (shown === undefined) expect(parsed.broken).toHaveLength(1);
    else expect(shownScript(parsed)).toEqual([`x ${shown}`]);
  });

  test("globs and braces are text in an assignment, where bash does not expand them", () => {
    expect(firstCommand(bash("A=ghcr.io/{b,c}/*")).assignments[0]?.value).toMatchObject({
      parts: [{ value: "ghcr.io/" }, { kind: "text", value: "{b,c}" }, { value: "/" }, { kind: "text", value: "*" }],
    });
  });

  test("what stands in quotes is marked as such", () => {
    expect(wordAt(`x a"$b"'c'$d`, 1).parts.map((part) => part.quoted)).toEqual([false, true, true, false]);
  });

  test("a text without its escapes knows the way around them", () => {
    const [part] = wordAt(`x "a\\"bc"`, 1).parts;
    expect(part).toMatchObject({ kind: "text", value: 'a"bc' });
    const span = part?.text.within(2, 4);
    expect(span?.file.text.slice(span.start, span.end)).toBe("bc");
  });

  test("a script in backticks with escapes has the places of the file", () => {
    const parsed = bash('echo `echo \\`a "${{ x }}"\\` \\$b`');
    expect(shownScript(parsed)).toEqual(["echo $(echo $(a {{ x }}) {b})"]);
    const inner = textsOf(parsed.body).filter((text) => text.value === 'a "${{ x }}"');
    expect(inner).toHaveLength(1);
    const [span] = inner.map((text) => text.span);
    expect(span?.file.text.slice(span.start, span.end)).toBe('a "${{ x }}"');
  });
});
