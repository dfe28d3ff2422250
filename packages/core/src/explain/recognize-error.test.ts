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
    ["Requesting bearer token: invalid status code from registry 403 (Forbidden)", "login"],
    ["The workflow is not valid. .github/workflows/a.yml (Line: 3, Col: 1): Unexpected value", "start"],
    ["remote: Repository not found.", "checkout"],
    ['ERROR: invalid tag "ghcr.io/Acme/app:1": repository name must be lowercase', "build"],
  ])("knows %s", (text, stage) => {
    expect(recognizeError(text)?.stage).toBe(stage);
  });

  it.each([
    ["denied: permission_denied: The requested installation does not exist.", "push", "foreignOwner"],
    ["denied: not_found: owner not found", "push", "unknownOwner"],
    [
      "failed to fetch anonymous token: unexpected status from GET request to https://ghcr.io/token?scope=repository%3Aa%2Fb%3Apull%2Cpush&service=ghcr.io: 403 Forbidden",
      "push",
      "noLogin",
    ],
    [
      "unexpected status from PUT request to https://ghcr.io/v2/a/b/manifests/main: 403 Forbidden",
      "push",
      "scopeForPush",
    ],
    ["ERROR: failed to solve: failed to push ghcr.io/acme/app:1: denied: denied", "push", "invalidToken"],
    ["DENIED: permission_denied: unable to connect to authzd server: twirp error", "push", "disturbance"],
    [
      "GET https://ghcr.io/v2/a/b/manifests/2: TOOMANYREQUESTS: retry-after: 1ms, allowed: 44000/minute",
      "pull",
      "rateLimit",
    ],
    ["login attempt to https://docker.pkg.github.com/v2/ failed with status: 401 Unauthorized", "login", "wrongHost"],
    ["Error: error retrieving identity token", "attestation", "scopeForIdentity"],
    ["#8 ERROR: unexpected status: 403 Forbidden", "push", "scopeForPush"],
    [
      "pushing artifact failed: HEAD https://ghcr.io/v2/a/b/blobs/sha256:9: unexpected status code 403 Forbidden",
      "push",
      "scopeForPush",
    ],
    ["https://ghcr.io/v2/acme/color/blobs/uploads/: Unexpected status code '403'", "push", "scopeForPush"],
    ["failed to put manifest ghcr.io/acme/app:1: denied", "push", "invalidToken"],
    ["Unauthorized for ghcr.io/acme/app", "push", "noLogin"],
    ["ERROR: failed to : ensure registry read/write access to ghcr.io/acme/app:1", "push", "noLogin"],
    ["UNAUTHORIZED: User cannot be authenticated with the token provided.", "push", "noLogin"],
    ["failed to authorize: failed to fetch oauth token: unexpected status: 403 Forbidden", "login", "invalidToken"],
    [
      "GET https://ghcr.io/token?scope=repository%3Aa%2Fb%3Apull&service=ghcr.io: DENIED: denied",
      "login",
      "staleLogin",
    ],
    [
      "failed to fetch anonymous token: unexpected status from GET request to https://ghcr.io/token?service=ghcr.io: 401 Unauthorized",
      "pull",
      "privateOrMissing",
    ],
    [
      "unexpected status from HEAD request to https://ghcr.io/v2/acme/app/manifests/1: 403 Forbidden",
      "pull",
      "packageReadAccess",
    ],
    [
      "Error: initializing source docker://ghcr.io/acme/app:1: reading manifest 1 in ghcr.io/acme/app: denied",
      "pull",
      "packageReadAccess",
    ],
    ["unable to retrieve auth token: invalid username/password: unauthorized", "pull", "noLogin"],
    [
      "docker.io/acme/app: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed",
      "push",
      "imageWithoutRegistry",
    ],
    ["Error response from daemon: error from registry: denied", "pull", "packageReadAccess"],
    ["Error response from daemon: manifest unknown", "pull", "missingTag"],
    ["#4 ERROR: ghcr.io/acme/golang:1.19: not found", "pull", "missingTag"],
    ['{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}', "pull", "noLogin"],
    ['{"errors": [{"code": "DENIED", "message": "denied"}]}', "pull", "packageReadAccess"],
    ['Error: logging into "ghcr.io": invalid username/password', "login", "invalidToken"],
    ["Error: Docker login for 'ghcr.io' failed with exit code 1", "login", "disturbance"],
    ["Error: Docker pull failed with exit code 1", "pull", "scopeForPull"],
    ["##[error]Input required and not supplied: password", "login", "undefinedSecret"],
    ["flag needs an argument: 'p' in -p", "login", "undefinedSecret"],
    ["Error saving credentials: error storing credentials - err: exit status 1", "login", "credentialStore"],
    ['reading JSON file "/run/containers/1001/auth.json": open: permission denied', "login", "authFile"],
    ["no basic auth credentials", "login", "otherRegistry"],
    ['Get "https://ghrc.io/v2/": dial tcp: lookup ghrc.io: no such host', "login", "wrongHost"],
    [
      "unexpected status from HEAD request to https://ghcr.io/v2/app/blobs/sha256:1: 400 Bad Request",
      "push",
      "noReference",
    ],
    ["repository can only contain the characters `abc_-./`: Acme/app", "build", "capitals"],
    ["Error: No credentials found for registry ghcr.io", "attestation", "noLogin"],
    [
      "Error fetching https://ghcr.io/v2/a/b/manifests/sha256:13 - expected 200, received 404",
      "attestation",
      "otherDigest",
    ],
    [
      'missing "id-token" permission. Please add "permissions: id-token: write" to your workflow.',
      "attestation",
      "scopeForIdentity",
    ],
    ["Error: delete version API failed. Package not found.", "delete", "packageAdminAccess"],
    ["filtering with '!' and '*' are not supported for this token type", "delete", "jobTokenListsNothing"],
    [
      "Resource protected by organization SAML enforcement. You must grant your personal token access",
      "login",
      "unauthorizedForSso",
    ],
    ["Secret GHCR_PAT is required, but not provided while calling.", "start", "undefinedSecret"],
  ] as const)("knows %s, and a reason", (text, stage, cause) => {
    expect(recognizeError(text)).toMatchObject({ stage, causes: expect.arrayContaining([causes[cause]]) as unknown });
  });

  it.each([
    "error response from daemon: get “https://ghcr.io/v2/”: denied: denied",
    "ERROR RESPONSE FROM DAEMON: GET 'HTTPS://GHCR.IO/V2/': DENIED: DENIED",
    String.raw`{"error": "Get \"https://ghcr.io/v2/\": denied: denied\n"}`,
    "Get &quot;https://ghcr.io/v2/&quot;: denied: denied",
    "Error  response from daemon:  Get\u00a0`https://ghcr.io/v2/`:   denied: denied",
  ])("does not care how it was copied: %s", (text) => {
    expect(recognizeError(text)).toBe(recognizeError(errors.deniedLogin));
  });

  it.each([
    "> denied: denied",
    "❌ Error: denied: denied",
    "│ denied: denied.",
    '"denied: denied".',
    "#12 1.234 denied: denied",
    "buildx failed with: ERROR: denied: denied",
  ])("knows a short line behind what stands before it: %s", (text) => {
    expect(recognizeError(text)).toBe(recognizeError("denied: denied"));
  });

  it.each([
    "",
    "failed to fetch oauth token: unexpected status from GET request to https://ghcr.io/token: 503 Service Unavailable",
    "denied deniedness",
    "unexpected status from HEAD request to https://ghcr.io/v2/a/b/blobs/sha256:403a: 500 Internal Server Error",
    "##[group]Logging into ghcr.io",
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

  it.each([
    ["GET https://ghcr.io/v2/a/b/manifests/1: DENIED: permission_denied: read_package", errors.deniedPackageRead],
    [
      "PUT https://ghcr.io/v2/a/b/manifests/1: DENIED: installation not allowed to Write organization package",
      errors.deniedWrite,
    ],
    [
      "POST https://ghcr.io/v2/a/b/blobs/uploads/: response status code 403: denied: permission_denied: write_package",
      errors.deniedPackageWrite,
    ],
    [
      "error checking push permissions: POST https://ghcr.io/v2/a/b/blobs/uploads/: UNAUTHORIZED: User cannot be authenticated with the token provided.",
      errors.unauthenticated,
    ],
    [
      "unable to retrieve auth token: invalid username/password: unauthorized: incorrect username or password",
      errors.dockerHubDenied,
    ],
    ["Failed to persist attestation: Resource not accessible by integration", errors.attestationRefused],
    ["The workflow is not valid. a.yml (Line: 1, Col: 3): Unrecognized named-value: 'secret'", errors.unrecognizedName],
  ])("takes the words of the registry before those of who passes them on: %s", (text, error) => {
    expect(recognizeError(text)).toBe(recognizeError(error));
    expect(recognizeError(text)?.isVague).toBeUndefined();
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

  it.each(errorRows.map(({ source, means }) => [means, source]))("has a source: %s", (_, source) => {
    expect(source).toMatch(/^https:\/\/[\w.-]+\/.*[^/]\/?(#.*)?$/);
  });

  it("looks for small letters only", () => {
    const pieces = errorRows.flatMap(({ says, alone }) => [...says.flat(), ...(alone ?? [])]);
    expect(pieces.filter((piece) => piece !== piece.toLowerCase())).toEqual([]);
  });
});
