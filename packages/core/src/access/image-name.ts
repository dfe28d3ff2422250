/** An image reference without its tag and digest, however much of it is expressions. */
export function imageName(reference: string): string {
  const name = /^(?:\$\{\{.*?\}\}|[^:@])*/s.exec(reference)?.[0] ?? "";
  return name === "" ? reference : name;
}
