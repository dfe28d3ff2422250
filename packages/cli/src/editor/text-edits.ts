import { positionOf } from "@ghcr-lint/core";
import type { Edit, SourceFile, Span } from "@ghcr-lint/core";
import { diffLines } from "diff";
import type { Position, Range, TextEdit } from "vscode-languageserver/node";

/** Editors count from 0, and in UTF-16 units as we do. */
export function rangeOf({ file, start, end }: Span): Range {
  return { start: position(file, start), end: position(file, Math.max(start, end)) };
}

function position(file: SourceFile, offset: number): Position {
  const { line, column } = positionOf(file, offset);
  return { line: line - 1, character: column - 1 };
}

export function textEdit({ span, text }: Edit): TextEdit {
  return { range: rangeOf(span), newText: text };
}

/** From one text of a file to another, line by line, so that an editor's marks and cursors stay where they are. */
export function lineEdits(before: SourceFile, after: string): readonly Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const { value, added, removed } of diffLines(before.text, after)) {
    const last = edits.at(-1);
    const end = removed ? at + value.length : at;
    const text = added ? value : "";
    if (added || removed) {
      // What is taken away and what comes in its place arrive one after the other.
      if (last?.span.end === at) edits[edits.length - 1] = joined(last, end, text);
      else edits.push({ span: { file: before, start: at, end }, text });
    }
    if (!added) at += value.length;
  }
  return edits;
}

function joined({ span, text }: Edit, end: number, more: string): Edit {
  return { span: { ...span, end }, text: text + more };
}
