/** A line and all that is nested under it, in order of the document. */
export function withParts<T extends { parts: T[] }>(line: T): T[] {
  return [line, ...line.parts.flatMap(withParts)];
}
