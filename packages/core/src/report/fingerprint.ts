import { maskSecrets } from "./mask-secrets.ts";
import { firstLineOf, lineNumbered, positionOf } from "./positions.ts";
import type { Report, SettledFinding } from "./report.ts";

/**
 * For each finding of the report, in its order, a name that stays while lines move: made of the rule, the file, the job and
 * the text at the place. Equal ones are told apart by a number.
 */
export function fingerprintsOf(report: Report): readonly string[] {
  const seen = new Map<string, number>();
  return report.findings.map((finding) => {
    const hash = fnv1a(identityOf(finding, report.secrets));
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return `${hash}:${count}`;
  });
}

/** Credentials are masked before: a short one could be guessed from its hash. */
function identityOf(finding: SettledFinding, secrets: readonly string[]): string {
  const text = maskSecrets(textAt(finding), secrets).replaceAll(/\s+/g, " ").trim();
  return JSON.stringify([finding.rule.id, finding.at.file.path, finding.job ?? null, text]);
}

/** An empty place says nothing by itself: then its whole line speaks for it. */
function textAt(finding: SettledFinding): string {
  const { file, start } = finding.at;
  const place = firstLineOf(finding.at);
  const line = lineNumbered(file, positionOf(file, start).line);
  return file.text.slice(place.start, place.end) || file.text.slice(line.start, line.end);
}

/** FNV-1a with 64 bits over UTF-16 units: http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}
