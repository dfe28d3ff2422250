import { findExpressions, unclosedExpression } from "../expressions/find-expressions.ts";
import { isValidExpression } from "../expressions/is-valid-expression.ts";
import type { Action, MapNode, Node, ScalarNode, Workflow } from "../workflow/model.ts";
import { rootPlace, type Expressions, type Mapping, type Scalars, type SchemaPlace } from "./schema-places.ts";

/**
 * Whether GitHub's own parser would certainly find nothing wrong with a file, so that it need not be asked: to load it takes
 * longer than all the rest of a small run. Goes by the same schemas and reads expressions by the same grammar. Whatever is
 * a little out of the ordinary does not fit, be it right or wrong: that parser then has the word.
 */
export function fitsSchema({ kind, yaml }: Workflow | Action): boolean {
  return yaml.root !== undefined && !yaml.hasTags && fits(yaml.root, rootPlace(kind));
}

function fits(node: Node, place: SchemaPlace): boolean {
  if (node.kind === "scalar") return fitsScalar(node, place);
  if (node.kind === "map") return fitsMapping(node, place);
  if (place.items === undefined) return false;
  const item = place.below(place.items);
  return node.items.every((each) => fits(each, item));
}

function fitsScalar({ type, text, span }: ScalarNode, { scalar, expressions }: SchemaPlace): boolean {
  const { value } = text;
  if (type === "string" && value.includes("${{")) return fitsTemplate(value, span, expressions);
  return isOneOf(scalar, type, value);
}

/** What is no text stands for the text that it is written as, too, where any text may stand. */
function isOneOf(scalar: Scalars, type: ScalarNode["type"], value: string): boolean {
  if (scalar.isText === "any" || (scalar.isText === "filled" && value !== "")) return true;
  if (type === "null") return scalar.isNull;
  if (type === "boolean") return scalar.isBoolean;
  return type === "number" ? scalar.isNumber : scalar.constants.has(value);
}

/** The parser looks for expressions in the value, or, where that goes over several lines, in what stands in the file. */
function fitsTemplate(value: string, { file, start, end }: ScalarNode["span"], expressions: Expressions): boolean {
  const written = file.text.slice(start, end);
  const text = written.includes("\n") ? written : value;
  const found = findExpressions(text);
  return (
    unclosedExpression(text, found) === undefined &&
    found.every(({ innerStart, innerEnd }) => {
      const inner = text.slice(innerStart, innerEnd);
      // `insert` is a directive, and a lone literal is taken for the text that it means.
      return !/^insert|^'.*'$/s.test(inner) && isValid(inner, expressions);
    })
  );
}

function isValid(inner: string, { allowed, known }: Expressions): boolean {
  if (allowed === undefined || inner === "") return false;
  const before = known.get(inner);
  if (before !== undefined) return before;
  const isRight = isValidExpression(inner, allowed);
  if (known.size >= mostKnown) known.clear();
  known.set(inner, isRight);
  return isRight;
}

const mostKnown = 512;

/** GitHub asks each condition without a status function whether all went well so far, and takes a missing one for `true`. */
function fitsCondition(value: Node, { expressions }: SchemaPlace): boolean {
  const condition = value.kind === "scalar" ? value.text.value.trim() : "";
  if (condition === "" || condition.includes("${{")) return true;
  return isValid(condition, expressions) && isValid(`success() && (${condition})`, expressions);
}

function fitsMapping({ entries }: MapNode, place: SchemaPlace): boolean {
  let candidates = place.mappings;
  const { loose } = candidates[0] ?? {};
  const seen = new Set<string>();
  for (const { key, value } of entries) {
    const name = key.value;
    const upper = name.toUpperCase();
    if (name === "" || name.includes("${{") || behindFlag.has(name) || seen.has(upper)) return false;
    seen.add(upper);
    const [type, left] = propertyOf(name, candidates);
    candidates = left;
    const below = type ?? loose?.value;
    if (below === undefined) return false;
    if (type === undefined && loose && !isOneOf(place.below(loose.key).scalar, "string", name)) return false;
    const valuePlace = place.below(below);
    if (!fits(value, valuePlace)) return false;
    if (name === "if" && valuePlace.isCondition && !fitsCondition(value, valuePlace)) return false;
  }
  return candidates.length === 1 && candidates.every((mapping) => hasRequired(mapping, seen));
}

/** Of the mappings that a place may have, each key leaves those that know it. */
function propertyOf(name: string, candidates: readonly Mapping[]): readonly [string | undefined, readonly Mapping[]] {
  const left = candidates.filter(({ properties }) => properties.has(name));
  return left.length === 0 ? [undefined, candidates] : [left.at(-1)?.properties.get(name)?.type, left];
}

function hasRequired({ properties }: Mapping, seen: ReadonlySet<string>): boolean {
  return [...properties].every(([name, { isRequired }]) => !isRequired || seen.has(name.toUpperCase()));
}

/** https://github.com/actions/languageservices/blob/main/workflow-parser/src/templates/template-reader.ts */
const behindFlag: ReadonlySet<string> = new Set(["background", "wait", "wait-all", "cancel"]);
