import type { Problem } from "../source/problem.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import type { Text } from "../source/text.ts";

/**
 * A YAML node with its place. Aliases are resolved where they are used, so that a node may stand in several parents;
 * its place is where it is written. `null` and an empty value are a scalar with `style: "empty"`.
 */
export type Node = ScalarNode | MapNode | SequenceNode;

export interface ScalarNode {
  readonly kind: "scalar";
  readonly text: Text;
  /** How YAML's core schema, as GitHub reads it, takes the scalar: `true` plain is a boolean, `"true"` a string. */
  readonly type: "string" | "boolean" | "number" | "null";
  readonly span: Span;
}

/** Flow: in braces or brackets. */
export type CollectionStyle = "block" | "flow";

export interface MapNode {
  readonly kind: "map";
  readonly style: CollectionStyle;
  readonly entries: readonly Entry[];
  readonly span: Span;
}

export interface SequenceNode {
  readonly kind: "sequence";
  readonly style: CollectionStyle;
  readonly items: readonly Node[];
  readonly span: Span;
}

export interface Entry {
  readonly key: Text;
  readonly value: Node;
}

/** All of a file, for whoever has to go by another schema than the model does. */
export interface Yaml {
  readonly root: Node | undefined;
  /** Tags such as `!!str` stand in it, of which the nodes say nothing. */
  readonly hasTags: boolean;
}

/** `name: value` where GitHub takes a string: `env`, `with`, `secrets`, `outputs`. */
export interface Pair {
  readonly key: Text;
  readonly value: Text;
  readonly type: ScalarNode["type"];
}

/** A file that has been read, as much of it as can be understood. */
export type ReadFile = Workflow | Action | NotAWorkflow;

export type ParsedFile = ReadFile | Unread;

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax */
export interface Workflow {
  readonly kind: "workflow";
  readonly file: SourceFile;
  readonly name: Text | undefined;
  readonly on: readonly Trigger[];
  readonly permissions: Permissions | undefined;
  readonly env: readonly Pair[];
  readonly defaultShell: Text | undefined;
  /** Where the scripts of its own steps run, unless they say it themselves. */
  readonly defaultFolder: Text | undefined;
  readonly jobs: readonly Job[];
  readonly problems: readonly Problem[];
  readonly yaml: Yaml;
}

/** An event that starts the workflow, with whatever filters stand under it. */
export interface Trigger {
  readonly event: Text;
  readonly settings: Node | undefined;
}

/** The `inputs:` of `workflow_dispatch`, `workflow_call` or an action. */
export interface Input {
  readonly name: Text;
  readonly type: string | undefined;
  readonly required: boolean;
  readonly default: Pair | undefined;
  readonly options: readonly Text[];
}

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions */
export interface Permissions {
  /** The `permissions` key itself. */
  readonly key: Text;
  readonly value:
    | { readonly kind: "all"; readonly access: "read" | "write"; readonly text: Text }
    | { readonly kind: "scopes"; readonly scopes: readonly Pair[]; readonly span: Span }
    /** Nothing after the colon. GitHub does not document it, so nothing is claimed of it. */
    | { readonly kind: "null" }
    | { readonly kind: "invalid"; readonly span: Span; readonly shown: string };
}

export interface Job {
  readonly id: Text;
  readonly name: Text | undefined;
  readonly needs: readonly Text[];
  readonly if: Text | undefined;
  readonly permissions: Permissions | undefined;
  readonly env: readonly Pair[];
  readonly runsOn: Node | undefined;
  readonly environment: Text | undefined;
  readonly defaultShell: Text | undefined;
  /** Where the scripts of its own steps run, unless they say it themselves. */
  readonly defaultFolder: Text | undefined;
  readonly matrix: Node | undefined;
  readonly container: Container | undefined;
  readonly services: readonly Service[];
  readonly outputs: readonly Pair[];
  readonly steps: readonly Step[];
  /** `uses:` of a job: a call of a reusable workflow. */
  readonly call: Call | undefined;
  /** From the key to the end of the job. */
  readonly span: Span;
}

export interface Call {
  readonly uses: Text;
  readonly usesKey: Text;
  readonly with: readonly Pair[];
  readonly secrets: readonly Pair[] | "inherit";
}

export interface Container {
  /** The `container` key, or the service's name. */
  readonly key: Text;
  readonly image: Text | undefined;
  readonly credentials: Credentials | undefined;
  readonly env: readonly Pair[];
}

export interface Service extends Container {
  readonly name: Text;
}

export interface Credentials {
  readonly key: Text;
  readonly entries: readonly Pair[];
  readonly username: Text | undefined;
  readonly password: Text | undefined;
}

/** What a step does. A step with neither `run` nor `uses`, or with both, is `broken`. */
export type StepAction =
  | { readonly kind: "run"; readonly key: Text; readonly script: Text; readonly shell: Text | undefined }
  | { readonly kind: "uses"; readonly key: Text; readonly uses: Text }
  | { readonly kind: "broken" };

export interface Step {
  /** All that is written in it, keys without a value among it, for whoever adds to it. */
  readonly node: MapNode;
  readonly id: Text | undefined;
  readonly name: Text | undefined;
  readonly if: Text | undefined;
  readonly env: readonly Pair[];
  /** Inputs that stand beside `with:` are among them. */
  readonly with: readonly Pair[];
  /** Keys that no step has: inputs for which `with:` was forgotten, most likely. */
  readonly stray: readonly Pair[];
  readonly workingDirectory: Text | undefined;
  readonly continueOnError: Text | undefined;
  readonly action: StepAction;
  /** The line of `uses:` or `run:`, from the key to the end of that line's value (of a block scalar: its indicator). */
  readonly line: Span;
  /** From the first key to the end of the step. */
  readonly span: Span;
}

/** https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax */
export interface Action {
  readonly kind: "action";
  readonly file: SourceFile;
  readonly name: Text | undefined;
  readonly inputs: readonly Input[];
  readonly outputs: readonly Pair[];
  readonly runs:
    | { readonly using: "composite"; readonly steps: readonly Step[] }
    | { readonly using: "docker"; readonly image: Text | undefined; readonly env: readonly Pair[] }
    | { readonly using: "node"; readonly main: Text | undefined }
    | { readonly using: "unknown" };
  readonly problems: readonly Problem[];
  readonly yaml: Yaml;
}

/** A YAML file that is neither: nothing is claimed of it but, where it was meant to be one, that it cannot be read. */
export interface NotAWorkflow {
  readonly kind: "neither";
  readonly file: SourceFile;
  readonly problems: readonly Problem[];
}

/** A well-formed file that has nothing to do with packages, and of which no more is known. */
export interface Unread {
  readonly kind: "unread";
  readonly file: SourceFile;
  readonly problems: readonly Problem[];
}
