import { and } from "../expressions/truth.ts";
import type { Truth, Value } from "../expressions/value.ts";
import type { Attributes } from "../knowledge/rows.ts";
import type { Span } from "../source/span.ts";
import { credentialOf } from "./credential.ts";
import type { Credential, Naming, Operation, Reach, Situation, Store } from "./facts.ts";
import { imageOf } from "./image.ts";
import type { Given } from "./login-of.ts";
import { happens, type Cause, type StepContext } from "./step-context.ts";

export interface OperationDraft {
  readonly does: Operation["does"];
  readonly what: string;
  readonly tool: string;
  readonly reads: readonly Store[];
  /** One operation for each; what cannot be seen is one operation at an image that is not known. */
  readonly images: readonly Value[];
  /** The tool brings a credential of its own. */
  readonly password?: Given | undefined;
  readonly itself: boolean;
  /** A token that it takes where it finds no login. */
  readonly lastResort?: Given | undefined;
  readonly perhapsOwn?: boolean | undefined;
  /** The tool takes the references as they are. */
  readonly isVerbatim?: boolean | undefined;
  readonly needs?: Attributes | undefined;
  readonly isTolerated?: boolean;
  readonly causeAt: Span;
  readonly at: Span;
  readonly cause: Cause;
  /** Where the list of images hangs on something: whether this one is in it. */
  readonly names?: ((image: Value, situation: Situation) => Truth) | undefined;
}

/** What a tool does at a registry, image by image. `authenticate` finds out later by which login. */
export function operationsOf(draft: OperationDraft, context: StepContext): readonly Operation[] {
  const { cause, names } = draft;
  const { situations } = context;
  const { settings } = context.surroundings;
  const shared = happens(context, cause);
  if (!shared) return [];
  const credential = (given: Given | undefined): Credential | undefined =>
    given && credentialOf(given.value, given.at, settings);
  return draft.images.flatMap((value): readonly Operation[] => {
    const when = names ? happens(context, (situation) => and(cause(situation), names(value, situation))) : shared;
    if (!when) return [];
    const image = imageOf(value, settings, draft.isVerbatim ? { situations, reach: when.reach } : undefined);
    const operation: Operation = {
      kind: "operation",
      ...when,
      does: draft.does,
      isElsewhere: isElsewhere(when.reach),
      what: draft.what,
      tool: draft.tool,
      reads: draft.reads,
      image,
      auth: draft.itself ? { by: "itself", password: credential(draft.password) } : { by: "nothing" },
      lastResort: credential(draft.lastResort),
      perhapsOwn: draft.perhapsOwn ?? false,
      byGithubToken: false,
      atGhcr: image.host.kind === "ghcr" ? "certain" : "no",
      isTolerated: draft.isTolerated ?? false,
      cause: draft.causeAt,
      needs: new Map(Object.entries(draft.needs ?? {})),
      at: draft.at,
      step: context.step,
      guard: context.guardAt,
      conditionPlace: context.conditionPlace,
    };
    return [operation];
  });
}

/** What a tool calls images that it moves nowhere. */
export function namingsOf(
  { images, at, cause }: Pick<OperationDraft, "images" | "at" | "cause">,
  context: StepContext,
): readonly Naming[] {
  const when = happens(context, cause);
  if (!when) return [];
  const { situations } = context;
  const { settings } = context.surroundings;
  return images.map((value) => ({
    kind: "naming",
    ...when,
    isElsewhere: isElsewhere(when.reach),
    image: imageOf(value, settings, { situations, reach: when.reach }),
    at,
    step: context.step,
    guard: context.guardAt,
  }));
}

function isElsewhere(reach: Reach): boolean {
  return reach.every((truth) => truth.is === "no" || (truth.is === "maybe" && truth.elsewhere === true));
}
