import { findExpressions } from "../expressions/find-expressions.ts";

/** An image reference without its tag and digest, however much of it is expressions. */
export function imageName(reference: string): string {
  const places = findExpressions(reference);
  for (const { index } of reference.matchAll(/[:@]/g)) {
    if (places.some(({ start, end }) => start <= index && index < end)) continue;
    return index === 0 ? reference : reference.slice(0, index);
  }
  return reference;
}
