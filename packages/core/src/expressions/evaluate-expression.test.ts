import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText } from "../source/text.ts";
import { evaluateTemplate } from "./evaluate-template.ts";
import { joined, literal, unknown } from "./make-value.ts";
import type { Scope } from "./scope.ts";
import { shown } from "./shown.ts";
import type { Value } from "./value.ts";

type Known = Record<string, string | boolean | number | ((span: Value["span"]) => Value)>;

/** Knows the given names, the secrets, and nothing of `env` but what it is given. */
function scopeOf(known: Known = {}): Scope {
  return {
    lookup(path, written, span) {
      const held = known[path.join(".")];
      if (typeof held === "function") return held(span);
      if (typeof held === "string") return literal(held, span);
      if (held !== undefined) return literal(String(held), span, typeof held === "number" ? "number" : "boolean");
      if (path[0] === "secrets" && path[1] === "github_token") return { kind: "github-token", span };
      if (path[0] === "github" && path[1] === "token") return { kind: "github-token", span };
      if (path[0] === "secrets") return { kind: "secret", name: written[1] ?? "", span };
      if (path[0] === "env") return { kind: "empty", because: "nothing sets it", span };
      return { kind: "context", name: written.join("."), span };
    },
  };
}

function evaluate(template: string, known?: Known): Value {
  const file = { path: "w.yml", shownPath: "w.yml", text: template };
  return evaluateTemplate(plainText(file, 0, template.length), scopeOf(known));
}

/** The value, its type and the written place in one line. */
function told(value: Value): string {
  const { file, start, end } = value.span;
  const what =
    value.kind === "literal"
      ? `${value.type} ${value.text}`
      : value.kind === "unknown"
        ? `unknown(${value.on.join(", ")})`
        : `${value.kind} ${shown(value)}`;
  return `${what} @ ${file.text.slice(start, end)}`;
}

describe("a template", () => {
  test.each([
    ["plain", "string plain @ plain"],
    ["", "string  @ "],
    ["${{ 'x' }}", "string x @ ${{ 'x' }}"],
    ["${{ true }}", "boolean true @ ${{ true }}"],
    ["${{ (1.50) }}", "number 1.5 @ ${{ (1.50) }}"],
    ["a${{ 1 }}${{ true }}z", "string a1truez @ a${{ 1 }}${{ true }}z"],
    ["a ${{ b", "joined a … @ a ${{ b"],
    ["${{ }}", "unknown() @ ${{ }}"],
    ["${{ a b }}", "unknown() @ ${{ a b }}"],
    ["${{ github.actor }}\n", "joined ${{ github.actor }}\n @ ${{ github.actor }}\n"],
    [
      "ghcr.io/${{ github.repository }}:v1",
      "joined ghcr.io/${{ github.repository }}:v1 @ ghcr.io/${{ github.repository }}:v1",
    ],
  ])("%j", (template, expected) => {
    expect(told(evaluate(template))).toBe(expected);
  });

  test("each part has its own place", () => {
    const value = evaluate("ghcr.io/${{ github.actor }}/app:${{ 'v1' }}");
    expect(value.kind === "joined" && value.parts.map(told)).toEqual([
      "string ghcr.io/ @ ghcr.io/",
      "context ${{ github.actor }} @ ${{ github.actor }}",
      "string /app:v1 @ /app:${{ 'v1' }}",
    ]);
  });
});

describe("names", () => {
  test.each([
    ["${{ secrets.GITHUB_TOKEN }}", "github-token ${{ secrets.GITHUB_TOKEN }} @ ${{ secrets.GITHUB_TOKEN }}"],
    ["${{secrets.github_token}}", "github-token ${{ secrets.GITHUB_TOKEN }} @ ${{secrets.github_token}}"],
    ["${{ Secrets['GitHub_Token'] }}", "github-token ${{ secrets.GITHUB_TOKEN }} @ ${{ Secrets['GitHub_Token'] }}"],
    ["${{ github['token'] }}", "github-token ${{ secrets.GITHUB_TOKEN }} @ ${{ github['token'] }}"],
    ["${{ (github).token }}", "github-token ${{ secrets.GITHUB_TOKEN }} @ ${{ (github).token }}"],
    [
      "${{ secrets[format('X_{0}', matrix.e)] }}",
      "secret ${{ secrets.X_prod }} @ ${{ secrets[format('X_{0}', matrix.e)] }}",
    ],
    ["${{ secrets[matrix.other] }}", "secret ${{ secrets.* }} @ ${{ secrets[matrix.other] }}"],
    ["${{ steps.Meta.outputs.tags }}", "context ${{ steps.Meta.outputs.tags }} @ ${{ steps.Meta.outputs.tags }}"],
    ["${{ github.event.commits.*.id }}", "context ${{ github.event.commits.*.id }} @ ${{ github.event.commits.*.id }}"],
    [
      "${{ github.event.commits[0].id }}",
      "context ${{ github.event.commits.0.id }} @ ${{ github.event.commits[0].id }}",
    ],
    ["${{ sccrets.X }}", "context ${{ sccrets.X }} @ ${{ sccrets.X }}"],
    ["${{ constructor.prototype }}", "context ${{ constructor.prototype }} @ ${{ constructor.prototype }}"],
  ])("%s", (template, expected) => {
    expect(told(evaluate(template, { "matrix.e": "prod" }))).toBe(expected);
  });
});

describe("&& and ||", () => {
  const onEvent = { "github.event_name": "push" };
  test.each<[string, string, Known?]>([
    ["env.UNKNOWN || 'docker.io'", "string docker.io @ 'docker.io'"],
    ["inputs.r || 'docker.io'", "choice ${{ inputs.r }} | docker.io @ *"],
    ["'ghcr.io' || inputs.r", "string ghcr.io @ 'ghcr.io'"],
    ["secrets.GH_PAT || secrets.GITHUB_TOKEN", "choice ${{ secrets.GH_PAT }} | ${{ secrets.GITHUB_TOKEN }} @ *"],
    ["secrets.GITHUB_TOKEN || secrets.GH_PAT", "github-token ${{ secrets.GITHUB_TOKEN }} @ secrets.GITHUB_TOKEN"],
    ["github.event_name == 'pull_request' && secrets.A || secrets.B", "choice ${{ secrets.A }} | ${{ secrets.B }} @ *"],
    ["github.event_name == 'pull_request' && secrets.A || secrets.B", "secret ${{ secrets.B }} @ secrets.B", onEvent],
    [
      "github.event_name == 'push' && secrets.A || secrets.B",
      "choice ${{ secrets.A }} | ${{ secrets.B }} @ *",
      onEvent,
    ],
    ["github.event_name == 'push' && 'a' || 'b'", "string a @ 'a'", onEvent],
    ["inputs.x && 'a' || 'b'", "choice a | b @ *"],
    ["inputs.x && '' || 'b'", "string b @ 'b'"],
    ["inputs.x && 'a'", "choice ${{ inputs.x }} | a @ *"],
    ["inputs.x == 'y' && 'a'", "choice false | a @ *"],
    ["inputs.x == 'y' && github.ref == 'z'", "unknown(inputs.x, github.ref) @ *"],
    ["inputs.x == 'y' || true", "boolean true @ *"],
    ["false && inputs.x", "boolean false @ false"],
    ["'' && 'x'", "string  @ ''"],
    ["0 || null", "null  @ null"],
    ["!inputs.x", "unknown(inputs.x) @ *"],
    ["!env.UNKNOWN", "boolean true @ *"],
    ["!cancelled() && 'x'", "choice false | x @ *"],
    ["!cancelled() && true", "unknown(cancelled()) @ *"],
    ["always() && 'x'", "string x @ 'x'"],
    ["'false' && 'x'", "string x @ 'x'"],
    ["'it''s a ''test''' || x", "string it's a 'test' @ 'it''s a ''test'''"],
  ])("%s is %s", (inner, expected, known) => {
    const template = `\${{ ${inner} }}`;
    expect(told(evaluate(template, known))).toBe(expected.replace(/@ \*$/, () => `@ ${template}`));
  });
});

/** https://docs.github.com/actions/reference/workflows-and-actions/expressions#operators */
describe("comparisons of what is known", () => {
  test.each([
    ["'abc' == 'ABC'", true],
    ["'ıx' == 'ıX'", true],
    ["'ı' == 'I'", false],
    ["'a' != 'b'", true],
    ["null == 0", true],
    ["null == ''", true],
    ["null == false", true],
    ["null == 'x'", false],
    ["null == null", true],
    ["null < null", false],
    ["true == 1", true],
    ["true == '1'", true],
    ["true == 'true'", false],
    ["false == ''", true],
    ["'1.0' == 1", true],
    ["' 12 ' == 12", true],
    ["'0xff' == 255", true],
    ["0xff == 255", true],
    ["-2.99e-2 == -0.0299", true],
    ["'0b1' == 1", false],
    ["'x' == 1", false],
    ["NaN == NaN", false],
    ["NaN != NaN", true],
    ["'x' < 1", false],
    ["'x' >= 1", false],
    ["'10' < '9'", true],
    ["'10' < 9", false],
    ["'b' > 'A'", true],
    ["'a' >= 'A'", true],
    ["true > false", true],
    ["1 <= 1", true],
    ["2 < 1", false],
    ["env.UNKNOWN == ''", true],
    ["env.UNKNOWN == 'x'", false],
    ["env.UNKNOWN != 'x'", true],
    ["fromJSON('[1]') == fromJSON('[1]')", false],
    ["fromJSON('[1]') != 1", true],
  ])("%s is %s", (inner, expected) => {
    expect(told(evaluate(`\${{ ${inner} }}`))).toBe(`boolean ${expected} @ \${{ ${inner} }}`);
  });

  test("one reading of what is not set says yes, the other no", () => {
    expect(evaluate("${{ env.UNKNOWN == '0' }}").kind).toBe("unknown");
  });
});

describe("comparisons of what is half known", () => {
  const known: Known = {
    "github.event_name": "push",
    "github.ref": (span) => joined([literal("refs/tags/", span), unknown("its tag", span, ["github.ref_name"])], span),
    image: (span) => joined([unknown("", span, ["a"]), literal("/app", span)], span),
    either: (span) => ({ kind: "choice", of: [literal("main", span), literal("Master", span)], span }),
    token: (span) => ({ kind: "app-token", by: "app", span }),
  };
  test.each<[string, boolean | string]>([
    ["github.event_name != 'pull_request'", true],
    ["github.event_name == 'PUSH'", true],
    ["github.ref == 'refs/heads/main'", false],
    ["'refs/heads/main' != github.ref", true],
    ["github.ref == 'REFS/TAGS/v1'", "github.ref_name"],
    ["github.ref == 'refs/tags'", false],
    ["github.ref != ''", true],
    ["github.ref == image", "github.ref_name, a"],
    ["github.ref == format('refs/heads/{0}', x)", false],
    ["image == 'ghcr.io/other'", false],
    ["format('aba{0}ba', inputs.x) == 'aba'", false],
    ["format('aba{0}ba', inputs.x) == 'abaBA'", "inputs.x"],
    ["either == 'release'", false],
    ["either != 'release'", true],
    ["either == 'main'", ""],
    ["either == format('m{0}', inputs.x)", "inputs.x"],
    ["token != ''", true],
    ["token == 'x'", ""],
    ["secrets.X != ''", "secrets.X"],
    ["github.actor == 'dependabot[bot]'", "github.actor"],
    ["startsWith(github.ref, 'refs/tags/')", true],
    ["startsWith(github.ref, 'REFS/')", true],
    ["startsWith(github.ref, 'refs/heads/')", false],
    ["startsWith(github.ref, 'refs/tags/v')", "github.ref_name"],
    ["startsWith(either, 'm')", true],
    ["startsWith(github.actor, 'x')", "github.actor"],
    ["startsWith(github.event.commits, '')", "github.event.commits"],
    ["startsWith(github.ref, '')", true],
    ["startsWith('abc', github.actor)", "github.actor"],
    ["startsWith('abc', 'abcd')", false],
    ["endsWith(image, '/APP')", true],
    ["endsWith(image, 'x/app')", "a"],
    ["endsWith(image, 'exe')", false],
    ["endsWith('abc', 'bc')", true],
    ["contains('Hello world', 'WORLD')", true],
    ["contains('abc', 'd')", false],
    ["contains(github.ref, 'tags')", true],
    ["contains(github.ref, 'v1')", "github.ref_name"],
    ["contains(fromJSON('[\"push\"]'), github.event_name)", true],
    ["contains(fromJSON('[\"a\", [1]]'), github.event_name)", false],
    ["contains(fromJSON('[\"a\"]'), github.actor)", "github.actor"],
    ["contains(fromJSON('{\"push\":1}'), 'push')", false],
    ["contains(github.event.labels.*.name, 'x')", "github.event.labels.*.name"],
  ])("%s is %s", (inner, expected) => {
    const answer = typeof expected === "boolean" ? `boolean ${expected}` : `unknown(${expected})`;
    expect(told(evaluate(`\${{ ${inner} }}`, known))).toBe(`${answer} @ \${{ ${inner} }}`);
  });
});

describe("functions", () => {
  const known: Known = { "env.r": "ghcr.io", "env.json": "[1]" };
  test.each([
    ["format('{0}/{1}', env.R, github.repository)", "joined ghcr.io/${{ github.repository }} @ *"],
    ["format('{0}/{1}', env.R, 'app')", "string ghcr.io/app @ *"],
    ["format('{{{0}}}', 'x')", "string {x} @ *"],
    ["format('{0}', secrets.X)", "secret ${{ secrets.X }} @ secrets.X"],
    ["format('{0}', fromJSON('[]'))", "string Array @ *"],
    ["format('{1}', 'x')", "unknown() @ *"],
    ["format('{', 'x')", "unknown() @ *"],
    ["format(inputs.f, 'x')", "unknown(inputs.f) @ *"],
    ["format('{0}-{0}', inputs.x && 'a' || 'b')", "joined (a | b)-(a | b) @ *"],
    ["join(fromJSON('[\"a\",1,null,true]'), '-')", "string a-1--true @ *"],
    ["join(fromJSON('[1,2]'))", "string 1,2 @ *"],
    ["join('x', ',')", "string x @ 'x'"],
    ["join(github.event.labels.*.name)", "unknown(github.event.labels.*.name) @ *"],
    ["toJSON('a\"b')", 'string "a\\"b" @ *'],
    ["toJSON(true)", "string true @ *"],
    ["toJSON(null)", "string null @ *"],
    ["toJSON(secrets)", "unknown(secrets.) @ *"],
    ['fromJSON(\'["a","b"]\')[0]', "string a @ *"],
    ['fromJSON(\'["a","b"]\')[7]', "null  @ *"],
    ["fromJSON('{\"A\":{\"b\":2}}').a['B']", "number 2 @ *"],
    ["fromJSON('{}').constructor", "null  @ *"],
    ["fromJSON('[1]').*", "unknown() @ *"],
    ["fromJSON('true')", "boolean true @ *"],
    ["fromJSON('{')", "unknown() @ *"],
    ["fromJSON(env.JSON)", "unknown() @ *"],
    ["fromJSON(needs.a.outputs.b).c", "unknown(needs.a.outputs.b) @ *"],
    ["fromJSON(inputs.x && '1' || '2')", "choice 1 | 2 @ *"],
    ["case(true, 'a', 'b')", "string a @ 'a'"],
    ["case(false, 'a', 'b')", "string b @ 'b'"],
    ["case(inputs.x == 1, 'a', true, 'b', 'c')", "choice a | b @ *"],
    ["case('x', 'a', 'b')", "unknown() @ *"],
    ["case(fromJSON('[]'), 'a', 'b')", "unknown() @ *"],
    ["hashFiles('**/lock')", "unknown() @ *"],
    ["nonsense(github.ref)", "unknown(github.ref) @ *"],
    ["('a').b", "unknown() @ *"],
  ])("%s is %s", (inner, expected) => {
    const template = `\${{ ${inner} }}`;
    expect(told(evaluate(template, known))).toBe(expected.replace(/@ \*$/, () => `@ ${template}`));
  });

  test("the scope is asked for what only a run knows", () => {
    const template = "${{ SUCCESS() && 'x' }}";
    const file = { path: "w.yml", shownPath: "w.yml", text: template };
    const scope: Scope = {
      ...scopeOf(),
      call: (name, span) => (name === "success" ? literal("true", span, "boolean") : undefined),
    };
    expect(told(evaluateTemplate(plainText(file, 0, template.length), scope))).toBe("string x @ 'x'");
  });

  test("a choice of the scope stays a choice", () => {
    const both = (span: Value["span"]): Value => ({
      kind: "choice",
      of: [literal("true", span, "boolean"), literal("false", span, "boolean")],
      span,
    });
    expect(evaluate("${{ matrix.push }}", { "matrix.push": both }).kind).toBe("choice");
    expect(evaluate("${{ !matrix.push }}", { "matrix.push": both }).kind).toBe("unknown");
  });

  test("an access inside something larger has its own place", () => {
    const places: string[] = [];
    const template = "${{ x && (Secrets [ 'A' ]) || steps.a .outputs\n['b'].c == github.ref }}";
    const file = { path: "w.yml", shownPath: "w.yml", text: template };
    evaluateTemplate(plainText(file, 0, template.length), {
      lookup(_path, written, span) {
        places.push(template.slice(span.start, span.end));
        return { kind: "context", name: written.join("."), span };
      },
    });
    expect(places).toEqual(["x", "Secrets [ 'A' ]", "steps.a .outputs\n['b'].c", "github.ref"]);
  });
});

describe("limits", () => {
  test.each([
    ["parentheses", `${"(".repeat(60)}1${")".repeat(60)}`],
    ["comparisons that lean to the left", `1${"==1".repeat(6000)}`],
    ["negations", `${"!".repeat(3000)}x`],
    ["length", `'${"x".repeat(30_000)}'`],
  ])("%s beyond GitHub's own make it unreadable", (_name, inner) => {
    expect(evaluate(`\${{ ${inner} }}`)).toMatchObject({ kind: "unknown", because: "the expression cannot be read" });
  });

  test("deep data is not followed", () => {
    expect(evaluate(`\${{ toJSON(fromJSON('${"[".repeat(9000)}${"]".repeat(9000)}')) }}`).kind).toBe("unknown");
  });

  test("long chains stay fast and small", () => {
    const value = evaluate(`\${{ ${Array.from({ length: 900 }, (_, index) => `x${index}.y`).join(" || ")} }}`);
    expect(value).toMatchObject({ kind: "unknown", because: "it may be more than 16 things" });
  });
});

describe("any input", () => {
  const piece = fc.constantFrom(
    "'",
    "''",
    "'a'",
    "${{",
    "}}",
    " ",
    "\n",
    "\u00a0",
    "(",
    ")",
    "[",
    "]",
    ".",
    ",",
    "*",
    "!",
    "&&",
    "||",
    "==",
    "<",
    "-",
    "github",
    "secrets",
    ".token",
    "1",
    "0x",
    "true",
    "null",
    "format('{0}',",
    "fromJSON('[1]')",
    "case(",
    "contains(",
    "ı",
    "🐳",
  );
  const template = fc.array(fc.oneof({ weight: 9, arbitrary: piece }, { weight: 1, arbitrary: fc.string() }), {
    maxLength: 30,
  });
  const wrapped = template.map((pieces) => `a\${{ ${pieces.join("")} }}`);

  test("gives a value whose parts stand inside it", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          wrapped,
          template.map((pieces) => pieces.join("")),
        ),
        (text) => {
          const places: Value["span"][] = [];
          const note = (value: Value): void => {
            places.push(value.span);
            if (value.kind === "joined") value.parts.forEach(note);
            if (value.kind === "choice") value.of.forEach(note);
          };
          note(evaluate(text));
          expect(places.filter(({ start, end }) => start < 0 || start > end || end > text.length)).toEqual([]);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
