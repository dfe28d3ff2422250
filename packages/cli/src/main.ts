import { run } from "./run.ts";
import { standardOutput } from "./standard-output.ts";
import { version } from "./version.ts";

const diagnostics = standardOutput(2, () => process.stderr);

/** The process around a run: its streams, its exit code, and what is said when we ourselves are wrong. */
async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), {
    folder: process.cwd(),
    environment: process.env,
    output: standardOutput(1, () => process.stdout),
    diagnostics,
    today: () => new Date().toISOString().slice(0, 10),
    readStandardInput,
    streams: () => ({ input: process.stdin, output: process.stdout }),
  });
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

async function admitBug(error: unknown): Promise<void> {
  process.exitCode = 2;
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const { createDiagnostics } = await import("./diagnostics.ts");
  const { say } = createDiagnostics(diagnostics, false);
  say(`this is a bug in ghcr-lint ${version}: ${message.split("\n", 1)[0] ?? ""}`);
  say("please report it, with the arguments and the workflow that led to it");
}

process.on("uncaughtException", admitBug);
main().catch(admitBug);
