import { expect, test } from "vitest";
import { bashCalls, ourCalls } from "../../../test/differential/bash-runs.ts";
import { loginsOf, scriptOf } from "../../../test/facts-of.ts";

test.each([
  ["${IMAGE%%/*}", "ghcr"],
  ["${IMAGE%/*}", "unknown"],
  ["${PLAIN%/*}", "ghcr"],
  ["${URL#*//}", "ghcr"],
  ["${URL##*/}", "ghcr"],
  ["${PLAIN%%[/]*}", "unknown"],
  ['${PLAIN%%"*"}', "unknown"],
])("docker login %s", (word, kind) => {
  const env = 'IMAGE: "ghcr.io/${{ github.ref_name }}/app:1", PLAIN: ghcr.io/acme, URL: "https://ghcr.io"';
  const [login] = loginsOf(scriptOf(`echo "$T" | docker login "${word}" -u me --password-stdin`, env));
  expect(login?.host.kind).toBe(kind);
});

test("a variable that is one of two words is one argument", () => {
  const script = `if [ "$X" ]; then TAG=a; else TAG=b; fi
timoni mod push ./module oci://ghcr.io/acme/module --version $TAG`;
  const flow = scriptOf(script).runs.flatMap((run) => run.flow);
  expect(flow.map((happening) => happening.kind === "operation" && happening.image.shown)).toEqual([
    "ghcr.io/acme/module",
  ]);
});

test.each([
  ["IMAGE='a b'; p0 x$IMAGE\"$IMAGE\"", ["xa", "ba b"]],
  ["A=' a '; p0 b$A${A}c", ["b", "a", "a", "c"]],
  ["A=; p0 $A ''$A \"$A\" x$A", ["", "", "x"]],
  ["A='a b'; p0 --tag=$A", ["--tag=a", "b"]],
  ['L=(a \'b c\'); p0 "${L[@]}" "x${L[@]}"', ["a", "b c", "xa", "b c"]],
  ["L=(a 'b c'); p0 \"${L[*]}\" $L ${L[*]}", ["a b c", "a", "a", "b", "c"]],
  ['f() { p0 "$*" "$@"; }; f a \'b c\'', ["a b c", "a", "b c"]],
  ['f() { p0 "$*"; }; f', [""]],
  [': "${IMAGE:=a b}"; p0 "$IMAGE"', ["a b"]],
  ["p0 ${U:-a b} ${U:-'a b'} \"${U:-a b}\"", ["a", "b", "a b", "a b"]],
  ["A=; p0 x${A-y}x${A:-y}x${A+y}x${A:+y}", ["xxyxyx"]],
  ["A=a; export A+=b; p0 $A", ["ab"]],
  ['A=a; x ${A:-$(p0 b)} "${A:-$(p0 c)}" ${U:+$(p0 d)}', undefined],
  ["IFS=,; A='a b,c'; p0 $A \"$A\" x$A", ["a b", "c", "a b,c", "xa b", "c"]],
  ["IFS=$'\\n'; A='a b'; p0 $A", ["a b"]],
  ["IFS=; A='a b'; p0 $A", ["a b"]],
  ["IFS=$(x); A='a b'; p0 $A", undefined, ["a b"]],
  ["IFS=, read -ra L <<< 'a,b'; A='c d'; p0 \"${L[@]}\" $A", ["a", "b", "c", "d"]],
  ["IFS=: read -r A B <<< a:b; p0 $A", undefined, ["a"]],
  ["LC_ALL=C read -r A <<< a; p0 $A", ["a"]],
  ["f() { A=b; }; X=1 f; p0 $A", ["b"]],
  ["printf -v A '%s-%s' a b; p0 $A", ["a-b"]],
  ['L=(a b); if x; then L+=(c); fi; p0 "${L[@]}"', undefined, ["a", "b"]],
  ['L=(a b); if x; then L=(c); fi; p0 "${L[@]}"', undefined, ["a", "b"]],
  ["export A=a{b,c}; p0 $A", undefined, ["ac"]],
  ['L=([1]=b [0]=a); p0 "${L[@]}"', undefined, ["a", "b"]],
])("%s", (script, words, bashs = words) => {
  expect(ourCalls(script).get("p0")?.[0]?.words).toEqual(words);
  expect(bashCalls([script])[0]?.get("p0")?.[0]?.words).toEqual(bashs);
});
