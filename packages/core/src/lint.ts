import type { AccessMap } from "./access/access.ts";
import { accessMap } from "./access/access-map.ts";
import { checkRules } from "./check-rules.ts";
import type { Configuration } from "./configuration/configuration.ts";
import { collectFacts } from "./facts/collect-facts.ts";
import type { ProjectFacts, Settings } from "./facts/facts.ts";
import { linkProject } from "./project/link-project.ts";
import type { Project } from "./project/project.ts";
import type { Report } from "./report/report.ts";
import { rules as allRules } from "./rules/index.ts";
import { fitsSchema } from "./schema/fits-schema.ts";
import { settle } from "./settle.ts";
import type { Problem } from "./source/problem.ts";
import type { SourceFile } from "./source/source-file.ts";
import { suppress } from "./suppress.ts";
import type { Action, Workflow } from "./workflow/model.ts";

export interface LintInput {
  /** The workflow and action files of one repository that findings are wanted for. */
  readonly files: readonly SourceFile[];
  /** Other files of the same repository, by their path in it: called workflows, local actions. */
  readonly lookup: (path: string) => SourceFile | undefined;
  readonly settings: Settings;
  /** Ids of the rules to run, and of those to leave out. */
  readonly rules?: { readonly only?: readonly string[]; readonly skip?: readonly string[] };
  /** What the people of the repository want to hear, and how loud; what they tell of it is in `settings`. */
  readonly configuration?: Pick<Configuration, "severities" | "ignores"> | undefined;
  /** As `YYYY-MM-DD`, for ignores that hold until some day; without it all of them hold. */
  readonly today?: string;
  /** The files are not all that the repository has. */
  readonly isPartial?: boolean;
  /** GitHub's own parser, which is too large to be always at hand. Only asked about files that may not fit its schema. */
  readonly checkSchema?: (parsed: Workflow | Action) => readonly Problem[];
}

/** Reads the files of one repository and says what is wrong with them. Pure: the same input gives the same report. */
export function lint(input: LintInput): Report {
  const { project, report } = analyze(input);
  const { configuration, today, files, checkSchema, isPartial = false } = input;
  const hasSchema = checkSchema !== undefined;
  return suppress(report, project, { configuration, today, files, hasSchema, isPartial });
}

/** Reads the same, and says for each job which token does what there, and whether it will work. */
export function access(input: LintInput): AccessMap {
  // What is off or ignored happens all the same.
  const { facts, report } = analyze({ ...input, configuration: undefined });
  return accessMap(facts, report.findings, report.secrets);
}

function analyze({ files, lookup, settings, rules: choice, configuration, checkSchema }: LintInput): {
  readonly project: Project;
  readonly facts: ProjectFacts;
  readonly report: Report;
} {
  const rules = allRules.filter(
    ({ id }) =>
      (choice?.only ? choice.only.includes(id) : configuration?.severities.get(id) !== "off") &&
      !choice?.skip?.includes(id),
  );
  const project = linkProject(files, lookup);
  const askSchema = checkSchema && ((file: Workflow | Action) => (fitsSchema(file) ? [] : checkSchema(file)));
  const facts = collectFacts(project, settings, askSchema);
  return { project, facts, report: settle(checkRules(rules, facts), { rules, project, facts }) };
}
