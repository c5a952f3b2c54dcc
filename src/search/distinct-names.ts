import { stem } from './stem.ts';
import { queryWords } from './words.ts';

/** The names without those that are another form of an earlier one: «каналов» after «канал». */
export function withoutRepetitions(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = queryWords(name).map(stem).join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
