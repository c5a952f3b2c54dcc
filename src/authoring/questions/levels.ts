import type { Heading, Root } from 'mdast';
import { markdownToMdast } from 'satteri';

/**
 * Takes the `level: …` lines out of a file of questions: each is the first line under its question's heading.
 *
 * @returns the levels as written, by the line of the heading; and the text with empty lines in their place
 */
export function takeLevels(text: string): { levels: Map<number, string>; text: string } {
  const lines = text.split('\n');
  const levels = new Map<number, string>();
  for (const { start, end } of headings(text)) {
    const index = lines.findIndex((line, at) => at >= end && line.trim() !== '');
    const level = /^level\s*:(.*)$/i.exec(lines[index]?.trim() ?? '')?.[1];
    if (level === undefined) continue;
    levels.set(start, level.trim());
    lines[index] = '';
  }
  return { levels, text: lines.join('\n') };
}

/** First and last line of each heading of a question, from 1. */
function headings(text: string): { start: number; end: number }[] {
  return (markdownToMdast(text) as Root).children
    .filter((node): node is Heading => node.type === 'heading' && node.depth === 2)
    .flatMap(({ position }) => (position ? { start: position.start.line, end: position.end.line } : []));
}
