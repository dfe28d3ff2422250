import fc from "fast-check";

/**
 * Scripts of commands `p0`, `p1` …, which a judge defines, with words in all quotings and with variables that are set before.
 * Nothing in them is known only when it runs, but for what is left out of a claim: globs, arithmetic, a command's output.
 */
export function bashScript(): fc.Arbitrary<string> {
  return fc
    .letrec<Record<"statements" | "statement", string>>((tie) => ({
      statements: fc.array(tie("statement"), { minLength: 1, maxLength: 4 }).map((all) => all.join("\n")),
      statement: fc.oneof(
        { maxDepth: 2, depthIdentifier: "statement" },
        { weight: 6, arbitrary: line() },
        { weight: 4, arbitrary: assignment() },
        { weight: 1, arbitrary: fc.constantFrom(...plain) },
        {
          weight: 1,
          arbitrary: fc
            .tuple(fixedWords(), tie("statements"))
            .map(([list, body]) => `for A in ${list}; do\n${body}\ndone`),
        },
        { weight: 1, arbitrary: tie("statements").map((body) => `{ :; ${body}\n}`) },
        { weight: 1, arbitrary: tie("statements").map((body) => `(\n${body}\n)`) },
        {
          weight: 1,
          arbitrary: fc
            .tuple(fc.constantFrom('"$1" "$@"', "$# $2", '"$*" ${1:-none}', "x${1}y"), words(0))
            .map(([inner, given]) => `f() { ${placeholder} ${inner}; }\nf ${given}`),
        },
        { weight: 1, arbitrary: words(0).map((given) => `C=(${given})\n${placeholder} "\${C[@]}" "$C" \${C[*]}`) },
        { weight: 1, arbitrary: words(0).map((given) => `set -- ${given}\n${placeholder} "$@" "$1" $2`) },
      ),
    }))
    .statements.map(numbered);
}

/** Each place gets a command of its own, so that it is known what has called it. */
const placeholder = "\0";

function numbered(script: string): string {
  let next = 0;
  return `A=a:1 B=''\n${script.replaceAll(placeholder, () => `p${next++}`)}`;
}

function line(): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.array(command(), { minLength: 1, maxLength: 3 }),
      fc.constantFrom("; ", " && ", "&&\\\n", " || ", " | ", "|\n"),
    )
    .map(([commands, operator]) => {
      const joined = commands.map(({ text }) => text).join(operator);
      const documents = commands.flatMap(({ document }) => document ?? []);
      // A line that ends in the middle of a here-document's command would take its body for commands.
      const isSafe = documents.length === 0 || !operator.includes("\n");
      const whole = isSafe ? joined : (commands[0]?.text ?? "");
      const bodies = isSafe ? documents : documents.slice(0, commands[0]?.document === undefined ? 0 : 1);
      return [whole, ...bodies].join("\n");
    });
}

interface Written {
  readonly text: string;
  /** The body of its here-document, with the line that ends it. */
  readonly document?: string;
}

function command(): fc.Arbitrary<Written> {
  const redirect = fc.oneof(
    fc.constantFrom(">/dev/null", "2>&1", "2> /dev/null", "&>/dev/null", "</dev/null", ">&2", "3>/dev/null"),
    word().map((text) => `<<<${text}`),
    word().map((text) => `<<< ${text}`),
  );
  const argument = fc.oneof({ weight: 8, arbitrary: word() }, { weight: 1, arbitrary: redirect });
  const simple = fc
    .record({
      before: fc.oneof(
        { weight: 4, arbitrary: fc.constant("") },
        word().map((value) => `B=${value} `),
      ),
      given: fc.array(fc.tuple(blank, argument), { maxLength: 4 }),
    })
    .map(({ before, given }): Written => ({ text: `${before}${placeholder}${given.flat().join("")} ` }));
  const printed = word().map((text): Written => ({ text: `echo ${text} | ${placeholder}` }));
  return fc.oneof(
    { weight: 8, arbitrary: simple },
    { weight: 1, arbitrary: printed },
    { weight: 2, arbitrary: hereDocument() },
  );
}

const blank = fc.constantFrom(" ", " ", " ", "  ", "\t", " \\\n", " \\\n  ");

function hereDocument(): fc.Arbitrary<Written> {
  const body = fc.array(fc.constantFrom(...inDocument), { maxLength: 8 }).map((pieces) => pieces.join(""));
  const sign = fc.constantFrom("<<E", "<<'E'", '<< "E"', "<<\\E", "<<-E", "<<-'E'");
  return fc.tuple(sign, word(), body).map(([opened, given, text]) => {
    const end = opened.startsWith("<<-") ? "\tE" : "E";
    return { text: `${placeholder} ${given} ${opened}`, document: `${text}\n.z\n${end}` };
  });
}

function assignment(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom("A=", "B=", "A+=", "export A=", "export B+=", "A= B=", "declare A="), word())
    .map((parts) => parts.join(""));
}

function words(least: number): fc.Arbitrary<string> {
  return fc.array(word(), { minLength: least, maxLength: 3 }).map((list) => list.join(" "));
}

/** How often a loop is gone through is not claimed where the shell works out what it goes through. */
function fixedWords(): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom("a", "'b  c'", '"$A d"', "''", "e\\ f", '"${B:-g}"'), { minLength: 1, maxLength: 3 })
    .map((list) => list.join(" "));
}

function word(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom("''", '""', "$''") },
    { weight: 10, arbitrary: fc.array(piece(), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join("")) },
  );
}

function piece(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...bare) },
    { weight: 2, arbitrary: quotation("'", inSingle) },
    { weight: 3, arbitrary: quotation('"', inDouble) },
    { weight: 1, arbitrary: quotation("$'", inAnsiC) },
    { weight: 4, arbitrary: fc.constantFrom(...expansions) },
  );
}

function quotation(open: string, pieces: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((inner) => open + inner.join("") + open.slice(-1));
}

const plain = [": # it's \\", '# it\'s "one" $( comment', "", "true # '", ': "${U:=a b}"'];

/** Without a lone `$`, which keeps bash from cutting what stands before it, and without `~+`, the folder at hand. */
const bare = [
  ...String.raw`a B7 - --x = k=v / ./ ghcr.io a:1 @ % ^ ] } { a#b x# , ! ~ ~/x * ? [a] {a,b} {1..3} é`.split(" "),
  ...String.raw`\a \" \' \\ \$A \* \; \# \& \| \~`.split(" "),
  "\\`",
  "\\ ",
  "\\\t",
  "\\\n",
];

const inSingle = [...'a "\\`#*\n', "$A", "\\n", "$("];
const inDouble = [...String.raw`a ' \" \\ \$ \a # ; | * ~ {a,b} $A é (`.split(" "), "${B}", "\\`", " ", "\n", "\\\n-"];
const inAnsiC = [...String.raw`a \n \t \' \\ \" \x41 \101 \e \q \x7 " $A`.split(" "), " ", "\\\n"];
const inDocument = [..."a '\"\\\t\n#$", "\\\\", "\\$", "$A", "${A}", "${U:-x}", "\n\t", " `:`"];

const expansions = [
  ...'$A. ${A} "$A" "${B}" $B: =$U: "$U" ${A:-x} ${A-x} ${A:+x} ${A+x} ${A#a} ${A##*/} ${A%:*} ${A%%/*} "${A#*=}"'.split(
    " ",
  ),
  ...'${U:-x} "${U-\'q\'}" ${A/a/b} ${#A} $(:) "$(echo)"'.split(" "),
  '"${A:-x y}"',
  "${U:-x y}",
  "${U:-'x y'}",
  '"${U:-x  y}"',
  "$((1 + 1))",
  "$(echo x)",
  '"$(echo "a  b")"',
  "`echo x`",
  '"`echo "x"`"',
  "$(printf '%s' x)",
  "\"$(printf '%s-%s' a b)\"",
];
