/** A credential of a known format, with a part that stands nowhere else: it must come out nowhere. */
export const canaryToken = `ghp_${"cAnArY0123456789".repeat(3).slice(0, 36)}`;

/** A credential of no known format, which is one only where a password is expected. */
export const canaryPassword = "canary-hunter2-canary";

/**
 * Pieces that parsers, terminals, runners and JavaScript itself have stumbled over. A mutation puts them anywhere. They
 * are valid UTF-16 or not, short or long, but data all of them.
 */
export const hostileFragments: readonly string[] = [
  ...yamlPieces(),
  ...scriptPieces(),
  ...expressionPieces(),
  ...printedPieces(),
  ...keysOfObjects(),
  ...registryPieces(),
];

function yamlPieces(): readonly string[] {
  return [
    ..."&a |*a|<<: *a|&a [*a, *a]|&b {x: *b}|!!binary |!<tag:x> |%YAML 1.1\n---\n|---\n|...\n|? |? [a, b]\n: |- - - |".split(
      "|",
    ),
    "|2-\n",
    ">+9\n",
    "|\n",
    " >-\n",
    "'",
    '"',
    '"\\x41\\u{1}\\',
    "''",
    "# ",
    " #",
    ": ",
    ":",
    ",",
    "\t",
    "\n\t\n",
    "{",
    "}",
    "[",
    "]",
    "~",
    "0x7f",
    "-.inf",
    "1e999",
    "on: {push: {}}\n",
    "jobs:\n",
    "steps:\n",
    "permissions: write-all\n",
    "permissions: {packages: *a}\n",
    "matrix: {include: [{a: 1}], a: [1, 2, 3], b: [1, 2, 3]}\n",
    "container: {image: ghcr.io/a/b, credentials: {username: x, password: y}}\n",
  ];
}

function scriptPieces(): readonly string[] {
  return [
    "$(",
    ")",
    "`",
    "${",
    "${X:-${Y//a/${Z}}}",
    "$((",
    "))",
    "<<EOF\n",
    "<<-'EOF'\n",
    "EOF\n",
    "<<<",
    " | ",
    " && ",
    " || ",
    " ;; ",
    "if true; then ",
    " fi ",
    "for x in a b; do ",
    " done ",
    "while :; do ",
    "case $x in a) ",
    " esac ",
    "f() { f; f; }; f\n",
    'eval "$x" ',
    "bash -c 'docker push ghcr.io/a/b' ",
    "\\",
    "\\\n",
    "$'\\x41\\n' ",
    '> "$GITHUB_ENV" ',
    'echo "A=b" >> $GITHUB_OUTPUT\n',
    "source ./x.sh\n",
    "make push\n",
    "sudo -E env A=b ",
    "xargs -n1 ",
    "$env:X ",
    "@'\n",
    "'@\n",
    "& { ",
    "docker login ghcr.io -u x -p ",
    "docker push ghcr.io/a/b\n",
    "printf '%s' \"$T\" | docker login ghcr.io --password-stdin -u x\n",
  ];
}

function expressionPieces(): readonly string[] {
  return [
    "${{ ",
    " }}",
    "${{ secrets.GITHUB_TOKEN }}",
    "${{ secrets.PAT || github.token }}",
    "${{ fromJSON('[1,{\"__proto__\":2}]')[1].__proto__ }}",
    "${{ format('{0}{0}{1}', 'a', env.X) }}",
    "${{ env.__proto__.constructor }}",
    "${{ github['constructor'] }}",
    "${{ matrix.*.x }}",
    "${{ !!!!!!!!a }}",
    `\${{ ${"(".repeat(60)}`,
    `\${{ ${"a[".repeat(60)} }}`,
    `\${{ ${"x || ".repeat(200)}x }}`,
    "${{ 'it''s' }}",
    "${{ needs.a.outputs.b }}${{ steps.x.outputs.y }}",
    "needs: [a]\n",
  ];
}

/** What a terminal, a runner's log, a viewer or a reader of text takes for more than text. */
function printedPieces(): readonly string[] {
  return [
    "\u0000",
    "\u0007",
    "\u001b[2J\u001b]0;x\u0007",
    "\u009b31m",
    "\u007f",
    "\r",
    "\r\n",
    "\u0085",
    "\u2028",
    "\u2029",
    "\u202e",
    "\u2066",
    "\u200b",
    "\ufeff",
    "\ud800",
    "\udc00",
    "\ud83d\ude00",
    "a\u0301\u0301\u0301",
    "\n::error::x\n",
    "::add-mask::x",
    "##[error]x",
    "\n##[add-path]/x\n",
    "[x](javascript:y)",
    "<img src=x>",
    "\ufffd\ufffd\ufffd",
  ];
}

function keysOfObjects(): readonly string[] {
  return ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "length", "then"].flatMap(
    (key) => [key, `${key}: `, `\n${key}:\n  ${key}: x\n`],
  );
}

function registryPieces(): readonly string[] {
  return [
    "ghcr.io",
    "ghrc.io",
    "ghcr.io/ACME/App:${{ github.ref_name }}",
    "docker.pkg.github.com",
    "docker/login-action@v3",
    "docker/build-push-action@v6",
    "uses: ./.github/workflows/w.yml\n",
    "uses: ./../../etc/passwd\n",
    "uses: ./\n",
    ` ${canaryToken} `,
    `password: ${canaryToken}\n`,
    `password: ${canaryPassword}\n`,
    `"${canaryPassword}"`,
    "# ghcr-lint: ignore[missing-login] x\n",
    "# ghcr-lint: ignore-file[__proto__]\n",
  ];
}
