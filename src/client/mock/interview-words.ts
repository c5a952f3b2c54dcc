import type { Interview } from '../../cards/mock/interview.ts';
import { MINUTES, plural, QUESTIONS } from '../../roadmap/plural.ts';

/** What the page calls a line. */
export type LineNames = ReadonlyMap<number, string>;

/** An interview in a few words: `10 вопросов, 45 минут`. */
export function interviewWords({ minutes }: Interview, count: number): string {
  return `${plural(count, QUESTIONS)}, ${plural(minutes, MINUTES)}`;
}

/** Which lines it asks about: `линии 1, 2 и кольцевая`, or all of them. */
export function lineWords({ lines }: Interview, names: LineNames): string {
  if (lines.length === names.size) return names.has(0) ? 'все линии и кольцевая' : 'все линии';
  const numbers = lines.filter((line) => line > 0).map(String);
  const told = numbers.length > 0 ? [`${numbers.length > 1 ? 'линии' : 'линия'} ${numbers.join(', ')}`] : [];
  return [...told, ...(lines.includes(0) ? ['кольцевая'] : [])].join(' и ');
}
