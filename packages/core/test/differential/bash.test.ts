import fc from "fast-check";
import { expect, it } from "vitest";
import { bashCalls, ourCalls, type Call, type Calls } from "./bash-runs.ts";
import { bashVerdicts } from "./bash-verdicts.ts";
import { bashScript } from "./bash-scripts.ts";

/** What a linter does not know is no fault; but what it claims to know is what bash does. */
it("takes scripts apart as bash itself does", () => {
  const count = { scripts: 0, taken: 0, calls: 0, claimed: 0 };
  const scripts = fc.array(bashScript(), { minLength: 1, maxLength: 300, size: "max" });
  fc.assert(
    fc.property(scripts, (all) => {
      for (const [index, bashs] of bashCalls(all).entries()) {
        const script = all[index] ?? "";
        count.scripts++;
        if (bashs === undefined) continue;
        count.taken++;
        const known = ourCalls(script);
        expect({ script, missed: [...bashs.keys()].filter((name) => !known.has(name)) }).toEqual({
          script,
          missed: [],
        });
        const ours = [...known].flatMap(([name, calls]) => compared(name, calls, bashs));
        count.calls += ours.length;
        count.claimed += ours.filter(({ claim }) => claim.words !== undefined).length;
        for (const { name, claim, truth } of ours)
          expect({ script, name, ...told(claim, truth) }).toEqual({ script, name, ...truth });
      }
    }),
    { numRuns: 2, seed: 7 },
  );
  expect(count.scripts).toBeGreaterThan(200);
  expect(count.taken / count.scripts).toBeGreaterThan(0.95);
  expect(count.claimed / count.calls).toBeGreaterThan(0.6);
});

interface Compared {
  readonly name: string;
  readonly claim: Call;
  readonly truth: Call | undefined;
}

/** A function or a loop calls several times. Of fewer calls than bash's it cannot be told which they are. */
function compared(name: string, ours: readonly Call[], bashs: Calls): readonly Compared[] {
  const truths = bashs.get(name) ?? [];
  if (truths.length > ours.length || !ours.every(({ certain }) => certain)) return [];
  return ours.map((claim, index) => ({ name, claim, truth: truths[index] }));
}

/** What is not claimed is taken as it is. */
function told(claim: Call, truth: Call | undefined): Partial<Call> {
  return {
    certain: claim.certain,
    words: claim.words ?? truth?.words,
    stdin: claim.stdin ?? truth?.stdin,
    variables: claim.variables.map((value, index) => value ?? truth?.variables[index]),
  };
}

it.each([
  ["echo 'a", false],
  ['echo "$(a"', false],
  ["if true; then echo a", false],
  ["echo a (b)", false],
  ["a=(1 2; echo", false],
  ["for i in 1 2 do echo; done", false],
  ["f() { }", false],
  ["a &&", false],
  ["a | | b", false],
  [";", false],
  ["case x in esac", true],
  ["case x in (a|b) c ;& *) d ;;& esac", true],
  ["f() (( 1 ))", true],
  ["[[ a =~ (b|c) && ! -f d ]]", true],
  ["cat <<E\nnever ended", true],
  ["a=(1 [2]=3 $(b)) c=$'\\''", true],
  ["for ((;;)) { a; }", true],
  ["coproc x { a; } 2>&1 |& b", true],
])("can read what bash can: %s is %s", (text, isRead) => {
  const [verdict] = bashVerdicts([{ path: "a.sh", shownPath: "a.sh", text }]);
  expect([verdict?.ours === undefined, verdict?.bashs === undefined]).toEqual([isRead, isRead]);
});
