import type { Text } from "../source/text.ts";
import type { Redirect, Script, Statement, Word, WordPart } from "./script.ts";

/**
 * A script as one line for each statement, for tests: `{X}` is a variable, `{{ x }}` an expression, `$(…)` a
 * substitution, `*` something dynamic, and quotes stand around a word that is empty or has blanks in it.
 */
export function shownScript(script: Script): string[] {
  return script.body.map(shownStatement);
}

function shownWord(word: Word): string {
  const shown = word.parts.map(shownPart).join("");
  const blank = word.parts.some((part) => part.kind === "text" && /\s/.test(part.value));
  return shown === "" || blank ? JSON.stringify(shown) : shown;
}

/** All texts that a script is made of. */
export function textsOf(value: unknown): readonly Text[] {
  if (value === null || typeof value !== "object") return [];
  return isText(value) ? [value] : Object.values(value).flatMap(textsOf);
}

function isText(value: object): value is Text {
  return "slice" in value && "within" in value;
}

function shownStatement(statement: Statement): string {
  switch (statement.kind) {
    case "command": {
      const assignments = statement.assignments.map((one) => {
        const value = "parts" in one.value ? shownWord(one.value) : `(${one.value.map(shownWord).join(" ")})`;
        return `${one.name}${one.append ? "+=" : "="}${value}`;
      });
      return [...assignments, ...statement.words.map(shownWord), ...statement.redirects.map(shownRedirect)].join(" ");
    }
    case "pipeline":
      return statement.stages.map(shownStatement).join(" | ");
    case "and-or":
      return [
        shownStatement(statement.first),
        ...statement.rest.map((one) => `${one.when} ${shownStatement(one.then)}`),
      ].join(" ");
    case "block":
      return [
        statement.subshell ? `(${list(statement.body)})` : `{${list(statement.body)}}`,
        ...statement.redirects.map(shownRedirect),
      ].join(" ");
    case "if": {
      const branches = statement.branches.map((branch) => `if [${list(branch.test)}] {${list(branch.body)}}`);
      const otherwise = statement.otherwise.length > 0 ? [`else {${list(statement.otherwise)}}`] : [];
      return [...branches, ...otherwise, ...statement.redirects.map(shownRedirect)].join(" ");
    }
    case "loop": {
      const words = statement.words === undefined ? "" : ` in ${statement.words.map(shownWord).join(" ")}`;
      return [
        `loop ${statement.variable ?? "-"}${words} [${list(statement.test)}] {${list(statement.body)}}`,
        ...statement.redirects.map(shownRedirect),
      ].join(" ");
    }
    case "case":
      return `case ${shownWord(statement.subject)} ${statement.items.map((item) => `${item.patterns.map(shownWord).join("|")}) {${list(item.body)}}`).join(" ")}`;
    case "function":
      return `function ${statement.name} {${list(statement.body)}}`;
    case "test":
      return `test ${statement.words.map(shownWord).join(" ")}`;
  }
}

function list(statements: readonly Statement[]): string {
  return statements.map(shownStatement).join("; ");
}

function shownRedirect({ descriptor, kind, target }: Redirect): string {
  return `${descriptor}:${kind}:${shownWord(target)}`;
}

function shownPart(part: WordPart): string {
  switch (part.kind) {
    case "text":
      return part.value;
    case "expression":
      return `{{ ${part.inner.value} }}`;
    case "variable":
      return `{${part.name}${part.change === undefined ? "" : shownChange(part.change)}}`;
    case "substitution":
      return `$(${list(part.body)})`;
    case "changed":
      return `${part.change}(${part.parts.map(shownPart).join("")})`;
    case "dynamic":
      return "*";
  }
}

function shownChange(change: NonNullable<Extract<WordPart, { kind: "variable" }>["change"]>): string {
  if ("operand" in change) return ` ${change.kind} ${shownWord(change.operand)}`;
  if (change.kind === "remove") return ` remove ${change.where} ${shownWord(change.pattern)}`;
  return ` ${change.kind}`;
}
