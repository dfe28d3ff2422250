import { choice, literal } from "../../expressions/make-value.ts";
import type { Truth, Value } from "../../expressions/value.ts";
import type { Span } from "../../source/span.ts";
import type { ShellState } from "./shell-state.ts";
import { changedInBranches } from "./variables.ts";

/** What may run or not works on variables and handed-on values of its own. */
export function branchOf(state: ShellState, reached: Truth): ShellState {
  const { trace } = state;
  return {
    ...state,
    variables: new Map(state.variables),
    reached,
    folder: { ...state.folder },
    trace: { ...trace, outputs: new Map(trace.outputs), exported: new Map(trace.exported) },
  };
}

/** After branches of which one has run. */
export function adopt(state: ShellState, ends: readonly ShellState[]): void {
  if (ends.length === 0) return;
  const branches = ends.map(({ variables }) => variables);
  for (const [name, variable] of changedInBranches(branches, state.variables)) state.variables.set(name, variable);
  const places = new Set(ends.map(({ folder }) => folder.at));
  state.folder.at = places.size === 1 ? ends[0]?.folder.at : undefined;
  const { trace, environment } = state;
  trace.exportsUnknown ||= ends.some((end) => end.trace.exportsUnknown);
  const nothing = (span: Span): Value => literal("", span);
  adoptValues(
    trace.outputs,
    ends.map((end) => end.trace.outputs),
    (_name, span) => nothing(span),
  );
  adoptValues(
    trace.exported,
    ends.map((end) => end.trace.exported),
    (name, span) => {
      const before = environment.inherited(name, span);
      return before.kind === "empty" ? nothing(span) : before;
    },
  );
}

function adoptValues(
  into: Map<string, Value>,
  ends: readonly ReadonlyMap<string, Value>[],
  otherwise: (name: string, span: Span) => Value,
): void {
  for (const [name, value] of ends.flatMap((end) => [...end])) {
    if (ends.every((end) => end.get(name) === into.get(name))) continue;
    into.set(
      name,
      choice(
        ends.map((end) => end.get(name) ?? otherwise(name, value.span)),
        value.span,
      ),
    );
  }
}
