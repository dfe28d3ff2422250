import { run } from "./run.ts";
import { standardOutput } from "./standard-output.ts";
import { UsageError } from "./usage-error.ts";
import { version } from "./version.ts";

// Whoever cannot be told that something is wrong reads it from the exit code.
const diagnostics = standardOutput(
  2,
  () => process.stderr,
  () => {},
);

/** The process around a run: its streams, its exit code, and what is said when we ourselves are wrong. */
async function main(): Promise<void> {
  const code = await run(process.argv.slice(2), {
    folder: process.cwd(),
    environment: process.env,
    output: standardOutput(1, () => process.stdout, failToWrite),
    diagnostics,
    today: () => new Date().toISOString().slice(0, 10),
    readStandardInput,
    streams: () => ({ input: process.stdin, output: process.stdout }),
  });
  process.exitCode ??= code;
}

function failToWrite(reason: string): never {
  throw new UsageError(`cannot write standard output: ${reason}`);
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** A stream tells only later that nothing more can be written, when nobody waits for it any more; all else is a bug. */
async function admit(error: unknown): Promise<void> {
  process.exitCode = 2;
  const { createDiagnostics } = await import("./diagnostics.ts");
  const { error: complain, say } = createDiagnostics(diagnostics, false);
  if (error instanceof UsageError) {
    complain(error.message);
    return;
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  say(`this is a bug in ghcr-lint ${version}: ${message.split("\n", 1)[0] ?? ""}`);
  say("please report it, with the arguments and the workflow that led to it");
}

process.on("uncaughtException", admit);
main().catch(admit);
