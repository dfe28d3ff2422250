/** The same as in package.json, which a test holds it to: the bundle has no package.json to read. */
export const version = "0.1.0";
