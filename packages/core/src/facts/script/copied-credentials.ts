import { joined, literal } from "../../expressions/make-value.ts";
import { literalOf } from "../../expressions/read-value.ts";
import { shown } from "../../expressions/shown.ts";
import { copiedCredentials, placesOfCredentials } from "../../knowledge/credential-files.ts";
import type { Builtin } from "./builtin.ts";
import { writeTo } from "./redirect-output.ts";

/** `sudo cp ~/.docker/config.json /root/.docker/`: what lies there then may log in anywhere. As a program it goes on counting. */
export const copiedTo: Builtin = (words, { state }) => {
  const paths = words.filter(({ value }) => !(literalOf(value) ?? "").startsWith("-"));
  const target = paths.at(-1);
  for (const { value } of paths.slice(0, -1)) {
    const source = shown(value);
    const row = copiedCredentials.find(({ path }) => path.test(source));
    if (!target || !row) continue;
    const to = shown(target.value).replace(/(?<!\/)\/+$/, "");
    // The target is the place itself, or the folder that it is put into.
    const isNamed = row.folder !== "" && to.endsWith(`/${row.folder}`);
    const behind = to.endsWith(".json") ? "" : isNamed || row.folder === "" ? row.file : `${row.folder}/${row.file}`;
    const path =
      behind === ""
        ? target.value
        : joined([target.value, literal(to === shown(target.value) ? `/${behind}` : behind, target.at)], target.at);
    if ([value, path].some((each) => placesOfCredentials.test(shown(each)))) writeTo(path, undefined, state, target.at);
  }
  return undefined;
};
