import { expect, it } from 'vitest';
import { newestByPath } from './git-dates.ts';

it('keeps the newest commit of each path', () => {
  const log =
    '\u00012026-11-22T10:00:00+03:00\n\ncontent/a.md\n\u00012026-11-20T10:00:00+03:00\n\ncontent/a.md\ncontent/б.md\n';
  expect([...newestByPath(log)]).toEqual([
    ['content/a.md', '2026-11-22T10:00:00+03:00'],
    ['content/б.md', '2026-11-20T10:00:00+03:00'],
  ]);
});

it('finds nothing in an empty history', () => {
  expect(newestByPath('').size).toBe(0);
});
