import type { Diagnostic, PublishDiagnosticsParams } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { EditorRepository, Judgement } from "./editor-repository.ts";
import { showDiagnostics } from "./shown-diagnostics.ts";
import type { ShownDiagnostics } from "./shown-diagnostics.ts";

/** A repository of which documents are open. It is judged again when something in it has changed. */
export interface OpenRepository {
  readonly heeds: (path: string) => boolean;
  /** Somebody types: not before that stops. */
  readonly judgeSoon: () => void;
  /** Something came or went, also on disk. */
  readonly judgeAnew: (delay?: number) => void;
  /** As everything is now; undefined where that cannot be told. */
  readonly judgement: () => Judgement | undefined;
  readonly clear: ShownDiagnostics["clear"];
  /** Says nothing more by itself. */
  readonly rest: () => void;
  /** Nothing of it is open any more. */
  readonly stop: () => void;
}

export interface RepositoryServices {
  readonly repository: EditorRepository;
  /** By their absolute paths. */
  readonly documents: () => ReadonlyMap<string, TextDocument>;
  readonly diagnosticsOf: (
    judgement: Judgement,
    open: ReadonlyMap<string, string>,
  ) => ReadonlyMap<string, readonly Diagnostic[]>;
  readonly uriOf: (path: string) => string;
  readonly publish: (diagnostics: PublishDiagnosticsParams) => void;
  /** An error of our own: the editor goes on, and its person is told. */
  readonly admitBug: (error: unknown) => void;
}

/** Between two keystrokes of somebody who types without a stop less time passes. */
const patienceInMilliseconds = 120;

export function createOpenRepository(services: RepositoryServices): OpenRepository {
  const { repository } = services;
  const { show, clear } = showDiagnostics(services.uriOf, services.publish);
  let timer: NodeJS.Timeout | undefined;
  let last: Judgement | undefined;
  let milliseconds = 0;

  const rest = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const judge = (): void => {
    rest();
    const started = performance.now();
    const open = services.documents();
    const texts = new Map([...open].map(([path, document]) => [path, document.getText()]));
    try {
      last = repository.judge(texts);
      show(services.diagnosticsOf(last, texts), open);
    } catch (error) {
      services.admitBug(error);
    }
    milliseconds = performance.now() - started;
  };
  const judgeIn = (delay: number): void => {
    rest();
    timer = setTimeout(judge, delay);
  };
  return {
    heeds: repository.heeds,
    // Who waits for a large repository does not want to wait for what was typed meanwhile, too.
    judgeSoon: () => judgeIn(Math.max(patienceInMilliseconds, milliseconds)),
    judgeAnew: (delay = 0) => {
      repository.forgetDisk();
      judgeIn(delay);
    },
    judgement: () => {
      if (timer !== undefined || !last) judge();
      return last;
    },
    clear,
    rest,
    stop: () => {
      rest();
      clear();
    },
  };
}
