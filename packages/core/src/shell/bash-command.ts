import type { Assignment as BashAssignment, Command as BashCommand, Redirection } from "unbash";
import { bashRedirects } from "./bash-redirects.ts";
import { assignedWord, bashWord, declaredWord, dynamicPartsWithin } from "./bash-word.ts";
import type { BashSource } from "./bash-word.ts";
import type { Assignment, Command, Word, WordPart } from "./script.ts";

/** A command with its assignments, words and redirects, each in the order of the script. */
export function bashCommand(source: BashSource, node: BashCommand): Command {
  const assignments: Assignment[] = [];
  const words: Word[] = node.name === undefined ? [] : [bashWord(source, node.name)];
  const redirections: Redirection[] = [];
  for (const item of node.prefix) {
    if (item.type === "Assignment") assignments.push(assignment(source, item));
    else redirections.push(item);
  }
  for (const item of node.suffix) {
    if (item.type === "Word") words.push(bashWord(source, item));
    else if (item.type === "Assignment") words.push(assignmentAsWord(source, item));
    else redirections.push(item);
  }
  const redirects = bashRedirects(source, redirections);
  return { kind: "command", assignments, words, redirects, text: source.text.slice(node.pos, node.end) };
}

/** The name keeps its index and its expressions, so that `A[0]` and `A_${{ x }}` are not taken for `A`. */
function assignment(source: BashSource, node: BashAssignment): Assignment {
  const sign = node.value.pos - (node.append === true ? 2 : 1);
  return {
    name: source.text.value.slice(node.pos, sign),
    append: node.append === true,
    value:
      node.value.type === "Word"
        ? assignedWord(source, node.value)
        : node.value.elements.map((element) => bashWord(source, element)),
    text: source.text.slice(node.pos, node.end),
  };
}

/** `A=b` after `export`, `local`, `readonly` or `declare` is an argument like others; what it means is not known here. */
function assignmentAsWord(source: BashSource, node: BashAssignment): Word {
  const name = source.text.slice(node.pos, node.value.pos);
  const head: WordPart = { kind: "text", value: name.value, quoted: false, text: name };
  const rest =
    node.value.type === "Word" ? declaredWord(source, node.value).parts : dynamicPartsWithin(source, node.value, false);
  return { parts: [head, ...rest], text: source.text.slice(node.pos, node.end) };
}
