import { describe, expect, it } from "vitest";
import { joined, literal } from "./make-value.ts";
import { shown } from "./shown.ts";
import type { Value } from "./value.ts";
import { behindStart, withoutStart } from "./without-start.ts";

const file = { path: "w.yml", shownPath: "w.yml", text: "A=b${{ x }}${{ y }}" };
const at = (start: number, end: number): Value["span"] => ({ file, start, end });
const x: Value = { kind: "context", name: "x", span: at(3, 11) };
const y: Value = { kind: "context", name: "y", span: at(11, 19) };
const whole = joined([literal("A=b", at(0, 3)), x, y], at(0, 19));

describe("withoutStart", () => {
  it("takes characters away from the literal in front, and stands where the whole stands", () => {
    expect(shown(withoutStart(whole, 2))).toBe("b${{ x }}${{ y }}");
    expect(withoutStart(whole, 2).span).toEqual(at(0, 19));
    expect(shown(withoutStart(literal("docker://a", at(0, 3)), 9))).toBe("a");
  });

  it("gives the one part that is left as it is", () => {
    expect(withoutStart(joined([literal("A=", at(0, 2)), x], at(0, 11)), 2)).toBe(x);
  });

  it("takes them from several literals, one after the other", () => {
    const elsewhere = { file: { ...file, path: "other.yml" }, start: 0, end: 4 };
    const named = joined([literal("name", elsewhere), literal("=b", at(1, 3)), x], at(0, 11));
    expect(shown(withoutStart(named, 5))).toBe("b${{ x }}");
    expect(shown(withoutStart(named, 2))).toBe("me=b${{ x }}");
    expect(shown(withoutStart(joined([literal("na", elsewhere), literal("m", at(1, 3))], at(0, 11)), 3))).toBe("");
    expect(behindStart(named, 5).span).toEqual(x.span);
  });

  it("leaves a value without a literal in front as it is", () => {
    const other = joined([x, literal("b", at(2, 3))], at(0, 11));
    expect(withoutStart(other, 2)).toBe(other);
    expect(withoutStart(x, 2)).toBe(x);
  });
});

describe("behindStart", () => {
  it("stands at what follows the literal", () => {
    expect(behindStart(whole, 2).span).toEqual(at(3, 11));
    expect(shown(behindStart(whole, 2))).toBe("b${{ x }}${{ y }}");
  });
});
