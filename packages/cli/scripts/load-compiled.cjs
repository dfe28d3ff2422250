// Stands in the command's bundle in place of `@ghcr-lint/core`: loads that part together with its compiled code, which saves
// most of the time that a small run takes. V8 refuses code that another version of it has compiled; the part is then
// compiled as usual. The name of the file holds the part's own hash, so that code and source cannot be mistaken.
const { readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const { Script } = require("node:vm");

const file = join(__dirname, "parts", PART);
const part = { exports: {} };
const script = new Script(readFileSync(file, ENCODING), { filename: file, cachedData: compiledCode() });
script.runInThisContext()(part.exports, require, part, file, dirname(file));
module.exports = part.exports;

function compiledCode() {
  try {
    return readFileSync(join(__dirname, "parts", CODE));
  } catch {
    // A copy of the bundle without it works as well.
    return undefined;
  }
}
