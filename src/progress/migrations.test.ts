import { describe, expect, it } from 'vitest';
import { MIGRATIONS, migrate } from './migrations.ts';
import type { Migration } from './migrations.ts';
import { VERSION } from './progress.ts';
import { readProgress } from './stored-progress.ts';

/** A document as each version wrote it, and what it says today. One for every version that has ever stored anything. */
const VERSIONS: [version: number, document: unknown, ticks: unknown][] = [
  [0, { done: ['a/b', 'a/c'] }, { 'a/b': ['done', 0, 'list'], 'a/c': ['done', 0, 'list'] }],
  [1, { version: 1, minor: 0, ticks: { 'a/b': ['doing', 5, 'x'] } }, { 'a/b': ['doing', 5, 'x'] }],
];

it('has a document of every version', () => {
  expect(VERSIONS.map(([version]) => version)).toEqual(
    Array.from({ length: VERSION + 1 }, (_, version) => version),
  );
  expect(MIGRATIONS).toHaveLength(VERSION);
});

it.each(VERSIONS)('reads version %i', (_version, document, ticks) => {
  expect(readProgress(JSON.stringify(document))).toMatchObject({ progress: { ticks }, problem: null });
});

it('reads what is readable of a list of ids, and puts the rest aside', () => {
  const { progress, problem, quarantine } = readProgress('{"done":["a/b",{"toString":0},null]}');
  expect(Object.keys(progress.ticks)).toEqual(['a/b']);
  expect([problem, quarantine]).toEqual(['damaged', '{"ticks":{"1":{"toString":0},"2":null}}']);
});

describe('migrate', () => {
  const steps: Migration[] = [
    ({ done }) => ({ version: 1, first: done }),
    ({ first }) => ({ version: 2, second: first }),
    ({ second }) => ({ version: 3, third: second }),
  ];

  it.each([
    [{ done: ['x'] }],
    [{ version: 1, first: ['x'] }],
    [{ version: 2, second: ['x'] }],
    [{ version: 3, third: ['x'] }],
  ])('takes every step from %j on', (document) => {
    expect(migrate(document, steps)).toEqual({ version: 3, third: ['x'] });
  });

  it('leaves a newer document as it is', () => {
    const newer = { version: 9, done: [] };
    expect(migrate(newer, steps)).toBe(newer);
  });

  it.each([
    [null],
    [[]],
    ['text'],
    [7],
    [{}],
    [{ version: 0 }],
    [{ version: '1' }],
    [{ version: 1.5 }],
    [{ version: -1 }],
  ])('knows that %j is no document', (document) => {
    expect(migrate(document, steps)).toBeNull();
  });
});
