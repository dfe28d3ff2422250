import { allowedNames, type AllowedNames } from "../expressions/is-valid-expression.ts";
import schemas from "./github-schemas.json" with { type: "json" };

/** What a schema lets stand at a place: its definitions there, with those that they refer to put in. */
export interface Place {
  readonly scalar: Scalars;
  readonly mappings: readonly Mapping[];
  readonly items: string | undefined;
  /** Whether a text there is an expression without braces. */
  readonly isCondition: boolean;
  readonly expressions: Expressions;
  /** The place of a definition below this one: of a value of a mapping, an item of a list. */
  readonly below: (definition: string) => Place;
}

export interface Scalars {
  readonly isNull: boolean;
  readonly isBoolean: boolean;
  readonly isNumber: boolean;
  /** Any text may stand there, or any that is not empty. */
  readonly isText: "any" | "filled" | undefined;
  /** The texts that may stand there. */
  readonly constants: ReadonlySet<string>;
}

export interface Mapping {
  readonly properties: ReadonlyMap<string, Property>;
  readonly loose: { readonly key: string; readonly value: string } | undefined;
}

interface Property {
  readonly type: string;
  readonly isRequired: boolean;
}

/** The expressions that may stand at a place; `allowed` is undefined where none may. */
export interface Expressions {
  readonly listed: readonly string[];
  readonly allowed: AllowedNames | undefined;
  /** What has been found out about an expression already: most of them stand in many places. */
  readonly known: Map<string, boolean>;
}

/** Where a file of a kind begins. */
export function rootPlace(kind: "workflow" | "action"): Place {
  return (roots[kind] ??= placeOf(`${kind}-root-strict`, expressionsOf([]), {
    definitions: schemas[kind],
    places: new Map(),
  }));
}

const roots: { workflow?: Place; action?: Place } = {};

/** A definition as GitHub's schemas write it. */
interface Definition {
  readonly context?: readonly string[];
  readonly null?: object;
  readonly boolean?: object;
  readonly number?: object;
  readonly string?: { readonly constant?: string; readonly "require-non-empty"?: boolean };
  readonly sequence?: { readonly "item-type": string };
  readonly mapping?: {
    readonly properties?: Readonly<Record<string, string | { readonly type: string; readonly required?: boolean }>>;
    readonly "loose-key-type"?: string;
    readonly "loose-value-type"?: string;
  };
  readonly "one-of"?: readonly string[];
  readonly "allowed-values"?: readonly string[];
}

/** What every schema has without saying so. */
const builtIn: Readonly<Record<string, Definition>> = {
  null: { null: {} },
  boolean: { boolean: {} },
  number: { number: {} },
  string: { string: {} },
  sequence: { sequence: { "item-type": "any" } },
  mapping: { mapping: { "loose-key-type": "string", "loose-value-type": "any" } },
  any: { "one-of": ["null", "boolean", "number", "string", "sequence", "mapping"] },
};

interface Schema {
  readonly definitions: Readonly<Record<string, Definition>>;
  /** By the name of the definition and what is allowed in expressions, which a place hands down to those below it. */
  readonly places: Map<string, Place>;
}

function placeOf(name: string, above: Expressions, schema: Schema): Place {
  const definition = definitionOf(name, schema);
  const expressions = definition.context
    ? expressionsOf([...new Set([...above.listed, ...definition.context])])
    : above;
  const key = `${name} ${expressions.listed.join(" ")}`;
  const known = schema.places.get(key);
  if (known !== undefined) return known;
  // A choice offers the mappings and the list that it names itself, and the scalars of choices in it as well.
  const shapes = [definition, ...(definition["one-of"] ?? []).map((choice) => definitionOf(choice, schema))];
  const place: Place = {
    scalar: scalarsOf(definition, schema),
    mappings: shapes.flatMap(({ mapping }) => (mapping ? [mappingOf(mapping)] : [])),
    items: shapes.find(({ sequence }) => sequence)?.sequence?.["item-type"],
    isCondition: name.endsWith("-if"),
    expressions,
    below: remembered((below) => placeOf(below, expressions, schema)),
  };
  schema.places.set(key, place);
  return place;
}

function definitionOf(name: string, { definitions }: Schema): Definition {
  const definition = Object.hasOwn(definitions, name) ? definitions[name] : builtIn[name];
  if (definition === undefined) throw new Error(`GitHub's schema refers to ${name} and has no such definition`);
  return definition;
}

function scalarsOf(definition: Definition, schema: Schema): Scalars {
  const choices = (definition["one-of"] ?? []).map((name) => scalarsOf(definitionOf(name, schema), schema));
  const { string } = definition;
  const texts = choices.map(({ isText }) => isText);
  if (string && string.constant === undefined) texts.push(string["require-non-empty"] === true ? "filled" : "any");
  return {
    isNull: definition.null !== undefined || choices.some(({ isNull }) => isNull),
    isBoolean: definition.boolean !== undefined || choices.some(({ isBoolean }) => isBoolean),
    isNumber: definition.number !== undefined || choices.some(({ isNumber }) => isNumber),
    isText: texts.find((text) => text === "any") ?? texts.find((text) => text === "filled"),
    constants: new Set([
      ...(string?.constant === undefined ? [] : [string.constant]),
      ...(definition["allowed-values"] ?? []),
      ...choices.flatMap(({ constants }) => [...constants]),
    ]),
  };
}

function mappingOf(written: NonNullable<Definition["mapping"]>): Mapping {
  const { properties = {}, "loose-key-type": key, "loose-value-type": value } = written;
  return {
    properties: new Map(
      Object.entries(properties).map(([name, property]) => [
        name,
        typeof property === "string"
          ? { type: property, isRequired: false }
          : { type: property.type, isRequired: property.required === true },
      ]),
    ),
    loose: key === undefined || value === undefined ? undefined : { key, value },
  };
}

function expressionsOf(listed: readonly string[]): Expressions {
  return { listed, allowed: listed.length > 0 ? allowedNames(listed) : undefined, known: new Map() };
}

function remembered<T>(find: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = find(name);
    known.set(name, found);
    return found;
  };
}
