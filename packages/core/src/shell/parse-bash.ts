import type {
  AndOr,
  ArithmeticFor,
  CompoundCommand,
  CompoundList,
  For,
  Function as BashFunction,
  If,
  ParsedScript,
  PipelineNode,
  Select,
  Statement as BashStatement,
  SyntaxNode,
  TestExpression,
  Word as BashWord,
} from "unbash";
import { parse } from "unbash";
import type { Text } from "../source/text.ts";
import { bashCommand } from "./bash-command.ts";
import { bashRedirects } from "./bash-redirects.ts";
import { bashWord, dynamicPartsWithin } from "./bash-word.ts";
import type { BashSource } from "./bash-word.ts";
import type { Redirect, Script, Statement } from "./script.ts";
import { brokenLines, scriptSource } from "./script-source.ts";

/**
 * Reads bash, and every shell that is near enough to it. The grammar is unbash's; this turns its tree into ours, in which
 * each word is cut into the parts that its value is made of.
 */
export function parseBash(text: Text): Script {
  const broken: Text[] = [];
  try {
    const body = read(text, broken);
    return { dialect: "bash", body, sets: [], broken };
  } catch (error) {
    // The parser bounds all nesting but that of functions: thousands of `f() g() h() …` are more than the stack holds.
    if (!(error instanceof RangeError)) throw error;
    return { dialect: "bash", body: [], sets: [], broken: [text] };
  }
}

function read(text: Text, broken: Text[], attempts = 16): readonly Statement[] {
  const source: BashSource = {
    ...scriptSource(text, "x"),
    depth: 0,
    substitutions: 0,
    statementsOf: (script) => statementsOf(source, script),
    read: (inner) => read(inner, broken),
  };
  const script = parse(source.masked);
  const body = statementsOf(source, script);
  broken.push(...brokenLines(source));
  const rest = unreadRest(source, script);
  return rest === undefined || attempts === 0 ? body : [...body, ...read(rest, broken, attempts - 1)];
}

/** The parser gives up at some errors (`a &;`), as bash does; what the lines after it do is worth knowing all the same. */
function unreadRest(source: BashSource, script: ParsedScript): Text | undefined {
  const stop = script.errors?.reduce((last, error) => Math.max(last, error.pos), 0);
  if (stop === undefined || (script.commands.at(-1)?.end ?? 0) > stop) return undefined;
  const lineBreak = source.masked.indexOf("\n", stop);
  if (lineBreak < 0 || source.masked.slice(lineBreak).trim() === "") return undefined;
  return source.text.slice(lineBreak + 1, source.masked.length);
}

function statementsOf(source: BashSource, script: ParsedScript): readonly Statement[] {
  for (const error of script.errors ?? []) source.errors.push(error.pos);
  return statements(source, script.commands);
}

function statements(source: BashSource, list: readonly BashStatement[]): readonly Statement[] {
  return list.map(({ command }) => (command.type === "AndOr" ? andOr(source, command) : pipelineNode(source, command)));
}

function listed(source: BashSource, list: CompoundList | undefined): readonly Statement[] {
  return list === undefined ? [] : statements(source, list.commands);
}

function andOr(source: BashSource, node: AndOr): Statement {
  const [head, ...tail] = node.commands.map((command) => pipelineNode(source, command));
  const first = head ?? emptyBlock;
  if (tail.length === 0) return first;
  return { kind: "and-or", first, rest: tail.map((then, index) => ({ when: node.operators[index] ?? "&&", then })) };
}

const emptyBlock: Statement = { kind: "block", body: [], subshell: false, redirects: [] };

/** Deeper than that goes no script that a person wrote, and whoever walks the tree can do so without counting. */
const deepest = 400;

function pipelineNode(source: BashSource, node: PipelineNode): Statement {
  if (source.depth >= deepest) {
    source.errors.push(node.pos);
    return emptyBlock;
  }
  source.depth++;
  const statement = statementOf(source, node);
  source.depth--;
  return statement;
}

function statementOf(source: BashSource, node: PipelineNode): Statement {
  switch (node.type) {
    case "Pipeline": {
      // `!` and `time` change nothing of what runs, and are left out.
      const stages = node.commands.map((command) => pipelineNode(source, command));
      const [only] = stages;
      if (stages.length === 1 && only !== undefined) return only;
      return { kind: "pipeline", stages, text: source.text.slice(node.pos, node.end) };
    }
    case "Command":
      return bashCommand(source, node);
    case "Function":
      return {
        kind: "function",
        name: source.text.value.slice(node.name.pos, node.name.end),
        body: bodyOf(source, node.body),
      };
    case "Coproc": {
      const body = node.body.type === "Command" ? [bashCommand(source, node.body)] : bodyOf(source, node.body);
      return { kind: "block", body, subshell: true, redirects: [] };
    }
    case "Redirected":
      return compound(source, node.command, bashRedirects(source, node.redirects));
    default:
      return compound(source, node, []);
  }
}

function bodyOf(source: BashSource, body: BashFunction["body"]): readonly Statement[] {
  if (body.type === "CompoundList") return listed(source, body);
  if (body.type === "BraceGroup") return listed(source, body.body);
  return [pipelineNode(source, body)];
}

function compound(source: BashSource, node: CompoundCommand, redirects: readonly Redirect[]): Statement {
  switch (node.type) {
    case "Subshell":
    case "BraceGroup":
      return { kind: "block", body: listed(source, node.body), subshell: node.type === "Subshell", redirects };
    case "If":
      return ifStatement(source, node, redirects);
    case "For":
    case "Select":
      return forLoop(source, node, redirects);
    case "While": {
      const test = listed(source, node.clause);
      return { kind: "loop", variable: undefined, words: undefined, test, body: listed(source, node.body), redirects };
    }
    case "ArithmeticFor":
      return arithmeticFor(source, node, redirects);
    case "Case":
      return {
        kind: "case",
        subject: bashWord(source, node.word),
        items: node.items.map((item) => ({
          patterns: item.pattern.map((pattern) => bashWord(source, pattern)),
          body: listed(source, item.body),
        })),
        redirects,
      };
    case "TestCommand":
    case "ArithmeticCommand": {
      const test: Statement =
        node.type === "TestCommand"
          ? {
              kind: "test",
              words: operandsOf(node.expression).map((word) => bashWord(source, word)),
              text: source.text.slice(node.pos, node.end),
            }
          : testStatement(source, node.pos, node.end, node.expression === undefined ? [] : [node.expression]);
      return redirects.length === 0 ? test : { kind: "block", body: [test], subshell: false, redirects };
    }
  }
}

function ifStatement(source: BashSource, node: If, redirects: readonly Redirect[]): Statement {
  const branches = [node, ...node.elif].map((branch) => ({
    test: listed(source, branch.clause),
    body: listed(source, branch.then),
  }));
  return { kind: "if", branches, otherwise: listed(source, node.else), redirects };
}

function forLoop(source: BashSource, node: For | Select, redirects: readonly Redirect[]): Statement {
  return {
    kind: "loop",
    variable: source.text.value.slice(node.name.pos, node.name.end),
    words: node.wordlist?.map((word) => bashWord(source, word)),
    test: [],
    body: listed(source, node.body),
    redirects,
  };
}

function arithmeticFor(source: BashSource, node: ArithmeticFor, redirects: readonly Redirect[]): Statement {
  const test = [node.initialize, node.test, node.update].flatMap((expression) =>
    expression === undefined ? [] : [testStatement(source, expression.pos, expression.end, [expression])],
  );
  return { kind: "loop", variable: undefined, words: undefined, test, body: listed(source, node.body), redirects };
}

/** The words that `[[ … ]]` compares, without its operators. */
function operandsOf(expression: TestExpression): readonly BashWord[] {
  switch (expression.type) {
    case "TestUnary":
      return [expression.operand];
    case "TestBinary":
      return [expression.left, expression.right];
    case "TestLogical":
      return expression.operands.flatMap(operandsOf);
    case "TestNot":
      return operandsOf(expression.operand);
    case "TestGroup":
      return operandsOf(expression.expression);
  }
}

function testStatement(source: BashSource, start: number, end: number, operands: readonly SyntaxNode[]): Statement {
  const words = operands.map((operand) => ({
    parts: dynamicPartsWithin(source, operand, false),
    text: source.text.slice(operand.pos, operand.end),
  }));
  return { kind: "test", words, text: source.text.slice(start, end) };
}
