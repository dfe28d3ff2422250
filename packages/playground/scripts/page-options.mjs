/** How the page is built, from a folder with its sources; @type {import("esbuild").BuildOptions} */
export const pageOptions = {
  entryPoints: ["src/index.html", "src/playground.css", "src/playground.ts"],
  outdir: "dist",
  bundle: true,
  // GitHub's own parser is a file of its own, which comes when the page stands.
  splitting: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  loader: { ".html": "copy" },
  minify: true,
  logLevel: "warning",
};
