import { cpSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { pageOptions } from "../scripts/page-options.mjs";

const consumer = join(inject("consumer"), "playground");
const types: Readonly<Record<string, string>> = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript" };

const server = createServer((request, response) => {
  const path = request.url === "/" ? "/index.html" : (request.url ?? "");
  try {
    const body = readFileSync(join(consumer, "dist", path));
    response.setHeader("content-type", types[extname(path)] ?? "text/plain").end(body);
  } catch {
    response.statusCode = 404;
    response.end();
  }
});
let browser: Browser;
let page: Page;
let home: string;
const complaints: string[] = [];
const requested: string[] = [];

/** The page is bundled where the package is installed, as others would, and not from the sources beside it. */
beforeAll(async () => {
  cpSync(fileURLToPath(new URL("../src", import.meta.url)), join(consumer, "src"), { recursive: true });
  await build({ ...pageOptions, absWorkingDir: consumer });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  // Root, which a container often is, may not have chromium's sandbox; the page is our own.
  browser = await chromium.launch({ executablePath: inject("programs").chromium, args: ["--no-sandbox"] });
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => void (message.type() === "error" && complaints.push(message.text())));
  page.on("request", (request) => requested.push(request.url()));
  await page.goto(home);
  await page.waitForSelector("[data-ready]", { timeout: 20_000 }).catch((error: unknown) => {
    throw new Error(`the page did not come up: ${complaints.join("; ")}`, { cause: error });
  });
}, 60_000);

afterAll(async () => {
  await browser.close();
  server.close();
});

it("shows what is wrong with the workflow that it starts with, and where", async () => {
  expect(await page.textContent("#summary")).toBe("1 error, 1 note");
  const first = page.locator(".finding").first();
  expect(await first.textContent()).toContain(
    "4:1 error: job image pushes to ghcr.io, but its token gets packages: none",
  );
  await first.locator(".place").first().click();
  expect(await selected()).toBe("permissions");
  expect(await page.textContent("#access")).toContain("job `image` pushes ghcr.io/acme/app with GITHUB_TOKEN");
  const picture = process.env.SCREENSHOT;
  if (picture !== undefined) await page.screenshot({ path: picture, fullPage: true });
});

it("fixes what is safe to fix", async () => {
  await page.click("#fix");
  expect(await page.inputValue("#workflow")).toContain("  contents: read\n  packages: write\n");
  expect(await page.textContent("#summary")).toBe("1 note");
});

it("follows what is typed, and asks GitHub's own parser", async () => {
  await page.fill("#workflow", "on: push\njobs:\n  image:\n    steps:\n      - run: docker push ghcr.io/acme/app\n");
  expect(await page.textContent("#findings")).toContain("required property is missing: runs-on");
  await page.fill("#workflow", "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n");
  expect(await page.textContent("#summary")).toBe("No problems");
});

it("takes what stands in a workflow for text", async () => {
  const hostile = "<img src=x onerror=document.title=1>";
  await page.fill(
    "#workflow",
    `on: push\njobs:\n  "${hostile}":\n    runs-on: x\n    steps:\n      - run: docker push ghcr.io/a/b\n`,
  );
  expect(await page.textContent("#findings")).toContain(hostile);
  expect(await page.locator("#findings img").count()).toBe(0);
});

it("says nothing into the console, and asks for nothing but its own files", () => {
  expect(complaints).toEqual([]);
  expect(requested.length).toBeGreaterThan(3);
  expect(requested.filter((url) => !url.startsWith(home) && !url.startsWith("data:"))).toEqual([]);
});

async function selected(): Promise<string> {
  return await page.locator("#workflow").evaluate((area) => {
    const { value, selectionStart, selectionEnd } = area as unknown as {
      value: string;
      selectionStart: number;
      selectionEnd: number;
    };
    return value.slice(selectionStart, selectionEnd);
  });
}
