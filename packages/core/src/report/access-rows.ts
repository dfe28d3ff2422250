import type { JobAccess, Reason } from "../access/access.ts";
import {
  chainWords,
  eventWords,
  loginWords,
  opaqueWords,
  operationWords,
  packagesWords,
  secretWords,
} from "./access-words.ts";

/** Everything that is known of one subject: "packages", "events". */
export interface AccessRow {
  readonly label: string;
  readonly texts: readonly string[];
}

/** What there is to say of a job beyond its first line; neither escaped nor masked. */
export function accessRows(job: JobAccess): readonly AccessRow[] {
  const home = job.at.file;
  const rows: readonly AccessRow[] = [
    { label: "called", texts: job.chains.map((chain) => chainWords(chain, home)) },
    { label: "login", texts: job.logins.map((login) => loginWords(login, home)) },
    { label: "packages", texts: [packagesWords(job.packages, home)] },
    { label: "does", texts: job.operations.map((operation) => operationWords(operation, job)) },
    { label: "secret", texts: job.secrets.map(secretWords) },
    { label: "events", texts: job.events.map(eventWords) },
    { label: "unclear", texts: job.opaque.map((step) => opaqueWords(step, home)) },
    { label: job.verdict.is === "works" ? "provided" : "because", texts: job.verdict.reasons.flatMap(reasonTexts) },
  ];
  return rows.filter(({ texts }) => texts.length > 0);
}

function reasonTexts({ message, predicts, rule }: Reason): readonly string[] {
  const said = rule === undefined ? message : `${message} [${rule}]`;
  return predicts === undefined ? [said] : [said, `the run would say: ${predicts}`];
}
