#!/usr/bin/env node
import { createDiagnostics } from "./diagnostics.ts";
import { run } from "./run.ts";
import type { Output } from "./surroundings.ts";
import { version } from "./version.ts";

/** The process around a run: its streams, its exit code, and what is said when we ourselves are wrong. */
async function main(): Promise<void> {
  process.stdout.on("error", leaveClosedPipe);
  process.stderr.on("error", leaveClosedPipe);
  process.exitCode = await run(process.argv.slice(2), {
    folder: process.cwd(),
    environment: process.env,
    output: outputTo(process.stdout),
    diagnostics: outputTo(process.stderr),
    today: () => new Date().toISOString().slice(0, 10),
    readStandardInput,
    streams: { input: process.stdin, output: process.stdout },
  });
}

function outputTo(stream: NodeJS.WriteStream): Output {
  return {
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY ? stream.columns : undefined,
    write: (text) => void stream.write(text),
  };
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** `ghcr-lint | head` closes the pipe when it has seen enough, which is no error of anybody. */
function leaveClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit();
  throw error;
}

function admitBug(error: unknown): void {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const { say } = createDiagnostics(outputTo(process.stderr), false);
  say(`this is a bug in ghcr-lint ${version}: ${message.split("\n", 1)[0] ?? ""}`);
  say("please report it, with the arguments and the workflow that led to it");
  process.exitCode = 2;
}

process.on("uncaughtException", admitBug);
main().catch(admitBug);
