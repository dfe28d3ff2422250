import type { ParameterExpansionPart, Word as BashWord } from "unbash";
import type { VariableChange, Word } from "./script.ts";

/** What `${X…}` does with X, by bash's operators. */
export function variableChange(
  part: ParameterExpansionPart,
  operand: (word: BashWord) => Word,
): VariableChange | undefined {
  const { operation, index } = part;
  if (part.prefix !== undefined) return { kind: "other" };
  // Of a list the name alone is the first element, too.
  if (index !== undefined && !["@", "*", "0"].includes(index.value)) return { kind: "other" };
  if (operation === undefined) return undefined;
  switch (operation.type) {
    case "Default":
      return {
        kind: defaultKinds[operation.operator],
        operand: operand(operation.operand),
        orEmpty: operation.operator.startsWith(":"),
      };
    case "Remove":
      return {
        kind: "remove",
        where: operation.operator.startsWith("#") ? "prefix" : "suffix",
        longest: operation.operator.length === 2,
        pattern: operand(operation.operand),
      };
    case "CaseModification":
      if (operation.operand !== undefined) return { kind: "other" };
      return { kind: caseKinds[operation.operator] };
    case "Transform":
      return { kind: operation.operand.value === "L" ? "lower" : operation.operand.value === "U" ? "upper" : "other" };
    default:
      return { kind: "other" };
  }
}

const defaultKinds = {
  "-": "default",
  ":-": "default",
  "=": "assign",
  ":=": "assign",
  "+": "alternative",
  ":+": "alternative",
  "?": "required",
  ":?": "required",
} as const;

/** A single `,` or `^` changes only the first letter. */
const caseKinds = { ",": "other", ",,": "lower", "^": "other", "^^": "upper" } as const;
