/** The parts of a line that opens or closes a code block. */
export interface FenceLine {
  /** What stands before the fence: indentation, list markers, `>`. */
  prefix: string;
  /** The run of backticks or tildes. */
  fence: string;
  /** What stands after it, white space at both ends taken off. */
  info: string;
}

const FENCE_LINE = /^((?:[\s>]|[-*+]\s|\d{1,9}[.)]\s)*)(`{3,}|~{3,})(.*)$/;

/** Takes a line with a fence apart; null for any other line. A carriage return at its end counts as white space. */
export function fenceLine(line: string): FenceLine | null {
  const [, prefix, fence, info] = FENCE_LINE.exec(line.trimEnd()) ?? [];
  return prefix === undefined || fence === undefined || info === undefined
    ? null
    : { prefix, fence, info: info.trim() };
}
