import { describe, expect, it } from "vitest";
import { causes } from "../knowledge/error-causes.ts";
import { errorRows } from "../knowledge/error-rows.ts";
import { errors } from "../knowledge/errors.ts";
import { rules } from "../rules/index.ts";
import { recognizeError } from "./recognize-error.ts";

describe("recognizeError", () => {
  it.each(Object.values(errors))("knows what a rule predicts: %s", (text) => {
    const printed = text.replace(/\{\d\}/g, "acme/app");
    expect(recognizeError(printed)).toBeDefined();
    expect(recognizeError(`Error: ${printed}`)).toBe(recognizeError(printed));
  });

  it.each([
    ["denied: permission_denied: installation not allowed to Write organization package", "push"],
    ["ERROR: failed to push ghcr.io/acme/app: denied: permission_denied: create_package", "push"],
    ['Error response from daemon: Head "https://ghcr.io/v2/acme/app/manifests/1": denied: denied', "pull"],
    ['Error response from daemon: Head "https://ghcr.io/v2/acme/app/manifests/1": unauthorized', "pull"],
    ["error from registry: unauthorized", "pull"],
    ["unexpected status from POST request to https://ghcr.io/v2/acme/app/blobs/uploads/: 403 Forbidden", "push"],
    ["failed to read from destination repository acme/app: 403 (Forbidden)", "push"],
    ["Requesting bearer token: invalid status code from registry 403 (Forbidden)", "push"],
    ["The workflow is not valid. .github/workflows/a.yml (Line: 3, Col: 1): Unexpected value", "start"],
    ["remote: Repository not found.", "checkout"],
    ['ERROR: invalid tag "ghcr.io/Acme/app:1": repository name must be lowercase', "build"],
  ])("knows %s", (text, stage) => {
    expect(recognizeError(text)?.stage).toBe(stage);
  });

  it.each([
    "",
    "Login Succeeded!",
    "npm ERR! 401 Unauthorized - GET https://npm.pkg.github.com/acme",
    "a password required by nobody",
    "The push to ghcr.io was denied by a reviewer",
    "failed to push quay.io/acme/app:latest: unauthorized: authentication required",
  ])("takes nothing else for one: %s", (text) => {
    expect(recognizeError(text)).toBeUndefined();
  });

  it.each([
    "unauthorized: authentication required",
    "UNAUTHORIZED: authentication required",
    "Error: unauthorized: authentication required",
    "#12 ERROR: unauthorized: authentication required",
    "Error response from daemon: unauthorized: authentication required",
    "docker: Error response from daemon: unauthorized: authentication required.",
  ])("does not take a line for one of ghcr.io that does not name it: %s", (text) => {
    expect(recognizeError(text)?.causes).toContain(causes.otherRegistry);
  });

  it.each([
    "GET https://ghcr.io/v2/acme/app/manifests/latest: UNAUTHORIZED: authentication required",
    "failed to push ghcr.io/acme/app:latest: unauthorized: authentication required",
  ])("takes it for one where it does: %s", (text) => {
    expect(recognizeError(text)?.causes).toContain(causes.noLogin);
    expect(recognizeError(text)?.causes).not.toContain(causes.otherRegistry);
  });

  it("tells the refusals of a login from those of a pull", () => {
    expect(recognizeError(errors.deniedLogin)?.stage).toBe("login");
    expect(recognizeError(errors.dockerHubDenied)?.causes[0]).toBe(causes.wrongRegistry);
  });
});

describe("the table", () => {
  it("names rules that exist", () => {
    const known = new Set(rules.map(({ id }) => id));
    expect(Object.values(causes).flatMap((cause) => cause.rules.filter((id) => !known.has(id)))).toEqual([]);
  });

  it("has no cause without an error, and none in a file without a rule", () => {
    const used = new Set(errorRows.flatMap((row) => row.causes));
    expect(Object.values(causes).filter((cause) => !used.has(cause))).toEqual([]);
    const all = Object.values(causes).map(({ seen, rules: ids }) => [seen === "in no file", ids.length === 0]);
    expect(all.filter(([inNoFile, hasNone]) => inNoFile !== hasNone)).toEqual([]);
  });

  it("looks for small letters only", () => {
    const pieces = errorRows.flatMap(({ says, alone }) => [...says.flat(), ...(alone ?? [])]);
    expect(pieces.filter((piece) => piece !== piece.toLowerCase())).toEqual([]);
  });
});
