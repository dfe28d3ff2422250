import type { Rule, Severity } from "../rule.ts";
import { ruleUrl } from "./links.ts";
import { ruleHelp } from "./rule-page.ts";

/**
 * A rule as code scanning wants it:
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#reportingdescriptor-object
 */
export function sarifRule(rule: Rule): object {
  const helpUri = ruleUrl(rule.id);
  return {
    id: rule.id,
    name: rule.id.split("-").map(capitalized).join(""),
    shortDescription: { text: `${capitalized(rule.title)}.` },
    fullDescription: { text: shortened(rule.why, longestDescription) },
    help: { text: `${rule.why}\n\n${rule.remedy}\n\n${helpUri}`, markdown: ruleHelp(rule) },
    helpUri,
    defaultConfiguration: { level: rule.severity },
    properties: {
      tags: [...(rule.securitySeverity === undefined ? [] : ["security"]), rule.category, "github-actions", "ghcr"],
      precision: precisions[rule.severity],
      "problem.severity": problemSeverities[rule.severity],
      ...(rule.securitySeverity === undefined ? {} : { "security-severity": rule.securitySeverity.toFixed(1) }),
    },
  };
}

/** An error is certain from the files alone; the others depend on something outside, or on taste. */
const precisions: Readonly<Record<Severity, string>> = { error: "very-high", warning: "high", note: "high" };

const problemSeverities: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  note: "recommendation",
};

const longestDescription = 1024;

function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
