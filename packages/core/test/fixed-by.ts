import { lint } from "../src/index.ts";
import type { Report } from "../src/index.ts";
import { checkSchema } from "../src/schema/check-schema.ts";
import { applyEdits } from "../src/source/apply-edits.ts";

const path = ".github/workflows/publish.yml";

function lintText(text: string): { readonly report: Report; readonly file: Report["findings"][number]["at"]["file"] } {
  const file = { path, shownPath: path, text };
  const report = lint({ files: [file], lookup: () => undefined, settings: { repository: "acme/app" }, checkSchema });
  return { report, file };
}

/** The rules that find something, each with what it points at. */
export function foundIn(text: string): readonly (readonly [rule: string, at: string])[] {
  return lintText(text).report.findings.map(({ rule, at }) => [rule.id, at.file.text.slice(at.start, at.end)]);
}

/**
 * What a workflow is when the first fix that a rule offers has been made, alone and unproved, as an editor makes it;
 * undefined where none is offered. GitHub's parser must find no more fault with it than before.
 */
export function fixedBy(rule: string, text: string): string | undefined {
  const { report, file } = lintText(text);
  const own = report.findings.filter((finding) => finding.rule.id === rule);
  if (own.length === 0) throw new Error(`${rule} finds nothing: ${report.findings.map((each) => each.rule.id).join()}`);
  const fix = own.find((finding) => finding.fix)?.fix;
  if (!fix) return undefined;
  const after = applyEdits(file, fix.edits).text;
  const known = faultsIn(report);
  const brought = faultsIn(lintText(after).report).filter((fault) => !known.includes(fault));
  if (brought.length > 0) throw new Error(`the fix of ${rule} brings ${brought.join()}:\n${after}`);
  return after;
}

function faultsIn({ findings }: Report): readonly string[] {
  return findings.filter(({ rule }) => rule.id === "invalid-workflow").map(({ message }) => message);
}

/** A workflow whose only job, which may write packages, has these steps and pushes. */
export function workflowOf(steps: string, head = "on: push\npermissions:\n  packages: write\n"): string {
  const indented = steps.trim().replaceAll(/\n(?=.)/g, "\n      ");
  return `${head}jobs:\n  image:\n    runs-on: ubuntu-latest\n    steps:\n      ${indented}\n      - run: docker push ghcr.io/acme/app:1\n`;
}
