/** What surrounds a run, so that a test can stand in for the process. */
export interface Surroundings {
  /** The folder that paths are relative to and are shown from; absolute. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly output: Output;
  readonly diagnostics: Output;
  /** As `YYYY-MM-DD`. */
  readonly today: () => string;
  readonly readStandardInput: () => Promise<Uint8Array>;
  /** What an editor talks through. To open them takes its time, so that it is done only for one. */
  readonly streams: () => { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream };
}

export interface Output {
  readonly isTerminal: boolean;
  /** How wide the terminal is, where it is one. */
  readonly columns: number | undefined;
  readonly write: (text: string) => void;
}
