// Loads a part of the bundle together with its compiled code, which saves most of the time that a small run takes: the command
// itself, of which dist/ghcr-lint.cjs is nothing but this file, and inside the command whatever stands for `@ghcr-lint/core`.
// V8 refuses code that another version of it has compiled; the part is then compiled as usual. The name of the file holds the
// part's own hash, so that code and source cannot be mistaken.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { Script } = require("node:vm");

const file = join(__dirname, "parts", PART);
const script = new Script(readFileSync(file, ENCODING), { filename: file, cachedData: compiledCode() });
// A part finds the others where dist/ghcr-lint.cjs does.
script.runInThisContext()(exports, require, module, __filename, __dirname);

function compiledCode() {
  try {
    return readFileSync(join(__dirname, "parts", CODE));
  } catch {
    // A copy of the bundle without it works as well.
    return undefined;
  }
}
