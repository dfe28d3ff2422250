import { allowedNames, type AllowedNames } from "../expressions/is-valid-expression.ts";
import schemas from "./github-schemas.json" with { type: "json" };

/** What a schema lets stand at a place: its definitions there, with those that they refer to put in. */
export interface SchemaPlace {
  readonly scalar: Scalars;
  readonly mappings: readonly Mapping[];
  readonly items: string | undefined;
  /** Whether a text there is an expression without braces. */
  readonly isCondition: boolean;
  readonly expressions: Expressions;
  /** The place of a definition below this one: of a value of a mapping, an item of a list. */
  readonly below: (definition: string) => SchemaPlace;
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
  /** The places right below those where they may stand, by the name of the definition. */
  readonly below: Map<string, SchemaPlace>;
}

/** Where a file of a kind begins. */
export function rootPlace(kind: "workflow" | "action"): SchemaPlace {
  return (roots[kind] ??= placeOf(`${kind}-root-strict`, expressionsOf([]), schemas[kind]));
}

const roots: { workflow?: SchemaPlace; action?: SchemaPlace } = {};

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

type Definitions = Readonly<Record<string, Definition>>;

/** A place inherits the expressions of those above it, and most add none of their own. */
function placeOf(name: string, above: Expressions, definitions: Definitions): SchemaPlace {
  const known = above.below.get(name);
  if (known !== undefined) return known;
  const definition = definitionOf(name, definitions);
  const more = definition.context?.filter((item) => !above.listed.includes(item)) ?? [];
  const expressions = more.length === 0 ? above : expressionsOf([...above.listed, ...more]);
  // A choice offers the mappings and the list that it names itself, and the scalars of choices in it as well.
  const shapes = [definition, ...(definition["one-of"] ?? []).map((choice) => definitionOf(choice, definitions))];
  const place: SchemaPlace = {
    scalar: scalarsOf(definition, definitions),
    mappings: shapes.flatMap(({ mapping }) => (mapping ? [mappingOf(mapping)] : [])),
    items: shapes.find(({ sequence }) => sequence)?.sequence?.["item-type"],
    isCondition: name.endsWith("-if"),
    expressions,
    below: (definitionBelow) => placeOf(definitionBelow, expressions, definitions),
  };
  above.below.set(name, place);
  return place;
}

function definitionOf(name: string, definitions: Definitions): Definition {
  const definition = Object.hasOwn(definitions, name) ? definitions[name] : builtIn[name];
  if (definition === undefined) throw new Error(`GitHub's schema refers to ${name} and has no such definition`);
  return definition;
}

function scalarsOf(definition: Definition, definitions: Definitions): Scalars {
  const choices = (definition["one-of"] ?? []).map((name) => scalarsOf(definitionOf(name, definitions), definitions));
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
  return { listed, allowed: listed.length > 0 ? allowedNames(listed) : undefined, known: new Map(), below: new Map() };
}
