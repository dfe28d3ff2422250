import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyFixes } from "./apply-fixes.ts";
import { lint, type LintInput } from "./lint.ts";
import { applyEdits } from "./source/apply-edits.ts";

const path = ".github/workflows/publish.yml";

function inputOf(texts: Readonly<Record<string, string>>): LintInput {
  const files = Object.entries(texts).map(([name, text]) => ({ path: name, shownPath: name, text }));
  return {
    files,
    lookup: (name) => files.find((file) => file.path === name),
    settings: { repository: "acme/app" },
  };
}

const fixedText = (text: string, allowed: "safe" | "unsafe" = "unsafe"): string =>
  applyFixes(inputOf({ [path]: text }), allowed).changes[0]?.after.text ?? text;

/** A workflow that pushes, with the parts that a fix has to find its way through. */
const workflow = fc
  .record({
    lineBreak: fc.constantFrom("\n", "\r\n"),
    comment: fc.constantFrom("", " # why: because", "   #"),
    topBlock: fc.constantFrom(
      "",
      "permissions:~\n  contents: read~\n",
      "permissions: {}~\n",
      "permissions: { contents: read }~\n",
      "permissions: {contents: read, packages: none}~\n",
      "permissions:~\n    packages: read~\n    contents: read~\n\n# the end of the block\n",
      "permissions: read-all\n",
      "permissions: &none {}\n",
    ),
    jobBlock: fc.constantFrom(
      "",
      "    permissions: {}~\n",
      "    permissions:~\n      contents: none~\n",
      "    permissions:~\n          packages: write~\n",
      "    permissions:\n",
      '    permissions:\n      "packages": "read"~\n',
    ),
    runsOn: fc.constantFrom("    runs-on: ubuntu-latest~\n", "    runs-on:~\n      - self-hosted\n", "    runs-on: [self-hosted]\n"),
    order: fc.boolean(),
    secondJob: fc.boolean(),
    checkout: fc.constantFrom("", "      - uses: actions/checkout@v4~\n"),
    registry: fc.constantFrom("", "registry: ghcr.io", "registry: ghrc.io~", 'registry: "ghcr.io/acme"', "registry: $HOST"),
    username: fc.constantFrom("", "username: octocat~", "username: 'octocat'", "username: ${{ github.actor }}", "username: >-\n            octocat"),
    login: fc.constantFrom(
      undefined,
      "run: docker login ghcr.io -u octocat -p ${{ secrets.GHCR_PAT }}",
      'run: "docker login ghcr.io -u octocat -p ${{ secrets.GHCR_PAT }}"',
      "run: |~\n          docker login ghcr.io -u $GITHUB_ACTOR -p $TOKEN && \\\n            docker push ghcr.io/acme/app:1",
      "run: >\n          sudo docker login ghcr.io -u $\n          -p \"$TOKEN\"",
      "run: |\n          bash -c \"docker login ghcr.io -u octocat -p $TOKEN\"",
    ),
  })
  .map((parts) => {
    const inputs = [parts.registry, parts.username, "password: ${{ secrets.GITHUB_TOKEN }}"].filter(Boolean);
    const login = parts.login ?? `uses: docker/login-action@v3~\n        with:\n          ${inputs.join("\n          ")}`;
    const head = parts.order ? parts.runsOn + parts.jobBlock : parts.jobBlock + parts.runsOn;
    const env = parts.login?.includes("$TOKEN") ? "        env:\n          TOKEN: ${{ github.token }}\n" : "";
    const second = "  lint:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n";
    const jobs = `jobs:\n  image:~\n${head}    steps:\n${parts.checkout}      - ${login}\n${env}      - run: docker push ghcr.io/acme/app:latest\n`;
    return `on: push\n${parts.topBlock}${jobs}${parts.secondJob ? second : ""}`
      .replaceAll("~", parts.comment)
      .replaceAll("\n", parts.lineBreak);
  });

describe("a fix", () => {
  it("parses, removes its finding and changes the bytes that it names, and no others", () => {
    fc.assert(
      fc.property(workflow, (text) => {
        const input = inputOf({ [path]: text });
        for (const { fix, rule, at } of lint(input).findings) {
          if (!fix) continue;
          const [after] = input.files.map((file) => applyEdits(file, fix.edits));
          const report = lint(inputOf({ [path]: after?.text ?? "" }));
          expect(report.findings.filter((finding) => finding.rule.id === "invalid-workflow")).toEqual([]);
          const same = (each: { readonly rule: { readonly id: string } }): boolean => each.rule.id === rule.id;
          expect(report.findings.filter(same).length, `${rule.id} at ${at.start}`).toBeLessThan(
            lint(input).findings.filter(same).length,
          );
          const kept = fix.edits.reduceRight((rest, { span }) => rest.slice(0, span.start) + rest.slice(span.end), text);
          const added = fix.edits.map((edit) => edit.text).join("");
          expect(after?.text.length).toBe(kept.length + added.length);
          expect(added.includes("\n") && text.includes("\r\n") ? /(?<!\r)\n/.test(added) : false).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("done twice is done once", () => {
    fc.assert(
      fc.property(workflow, fc.constantFrom("safe" as const, "unsafe" as const), (text, allowed) => {
        const once = fixedText(text, allowed);
        expect(fixedText(once, allowed)).toBe(once);
      }),
      { numRuns: 150 },
    );
  });

  it("leaves nothing that it could do", () => {
    fc.assert(
      fc.property(workflow, (text) => {
        const { report, refused } = applyFixes(inputOf({ [path]: text }), "unsafe");
        expect(report.findings.filter(({ fix }) => fix !== undefined).length).toBeLessThanOrEqual(refused.length);
      }),
      { numRuns: 100 },
    );
  });
});
