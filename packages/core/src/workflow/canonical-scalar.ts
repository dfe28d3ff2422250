import type { ScalarNode } from "./model.ts";

/**
 * What GitHub hands on of a scalar without quotes: `False` is `false`, and a number has lost how it was written, so that
 * `1.10` arrives as `1.1` and `0755` as `755`. Numbers that would be written with an exponent stay as they are.
 */
export function canonicalScalar(written: string, type: ScalarNode["type"]): string {
  if (type === "boolean") return written.toLowerCase();
  if (type !== "number") return written;
  const canonical = String(Number(written));
  return /^-?\d{1,15}(?:\.\d+)?$/.test(canonical) ? canonical : written;
}
