import { describe, expect, it } from "vitest";
import { maskedRanges, maskSecrets } from "./mask-secrets.ts";

describe("maskSecrets", () => {
  it("masks every occurrence, also inside a word", () =>
    expect(maskSecrets("-phunter2 hunter2", ["hunter2"])).toBe("-p*** ***"));
  it.each(["ghp_", "github_pat_", "dckr_pat_"])("keeps %s, which says what kind of token it is", (prefix) => {
    expect(maskSecrets(`is ${prefix}0123456789.`, [`${prefix}0123456789`])).toBe(`is ${prefix}….`);
  });
  it("masks what looks like a token without being told, also if its end is missing", () => {
    const token = `ghp_${"a1B2".repeat(9)}`;
    expect(maskSecrets(`of ${token}, and ${token.slice(0, -3)}`, [])).toBe("of ghp_…, and ghp_…");
    const names = "ghp_EXAMPLE npm_config_registry github_pat_of_the_release_bot";
    expect(maskSecrets(names, [])).toBe(names);
  });
  it("finds each of a thousand credentials", () => {
    const secrets = Array.from({ length: 1000 }, (_, index) => `(secret+${index}]`);
    expect(maskSecrets("a (secret+7] b (secret+999]", secrets)).toBe("a *** b ***");
  });
  it("prefers the longer of two that begin together", () =>
    expect(maskSecrets("abcdef", ["abc", "abcdef"])).toBe("***"));
  it("masks what overlaps as one", () => expect(maskSecrets("abcdef!", ["abcd", "cdef"])).toBe("***!"));
  it("masks a credential of several lines also line by line", () => {
    expect(maskSecrets("{\n secretpart", ["{\n  secretpart\n}"])).toBe("{\n ***");
  });
  it("takes an empty credential for none", () => expect(maskSecrets("text", [""])).toBe("text"));
  it("takes a prefix without a token as it is", () => expect(maskSecrets("ghp_", ["ghp_"])).toBe("***"));
  it("leaves the remedy as it is, and masks the same word elsewhere", () => {
    const remedy = "`TOKEN`: use `${{ secrets.GITHUB_TOKEN }}`, token";
    expect(maskSecrets(remedy, ["TOKEN"])).toBe("`***`: use `${{ secrets.GITHUB_TOKEN }}`, token");
    expect(maskSecrets("add `password: ${{ github.token }}`, password", ["password", "token"])).toBe(
      "add `password: ${{ github.token }}`, ***",
    );
    expect(maskSecrets("use github.actor", ["github.actor"])).toBe("use ***");
  });
  it("stays quick where a text repeats itself", () => {
    expect(maskedRanges("a".repeat(400_000), ["a".repeat(1000)])).toHaveLength(400);
  });
});
