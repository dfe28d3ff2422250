import { expect, it } from "vitest";

interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

interface Statistics {
  readonly spread: (values: readonly number[]) => Spread;
  readonly ratio: (values: readonly number[], ofThese: readonly number[]) => Spread;
}

const script: string = new URL("../../../bench/statistics.mjs", import.meta.url).href;
const { spread, ratio } = (await import(script)) as Statistics;

it("says where the middle of the values is, and the middle half of them", () => {
  expect(spread([50, 10, 30, 20, 40])).toEqual({ low: 20, median: 30, high: 40 });
  // Between two values it goes on evenly, and numbers are not ordered as words.
  expect(spread([9, 100])).toEqual({ low: 31.75, median: 54.5, high: 77.25 });
  expect(spread([7])).toEqual({ low: 7, median: 7, high: 7 });
});

it("takes a ratio within each round, so that a slow minute counts for both", () => {
  expect(ratio([4, 40, 400], [1, 10, 100])).toEqual({ low: 4, median: 4, high: 4 });
  expect(ratio([1, 2, 9], [1, 1, 3])).toEqual({ low: 1.5, median: 2, high: 2.5 });
});
