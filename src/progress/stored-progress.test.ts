import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { isReadable } from './guards.ts';
import { EMPTY, merge } from './progress.ts';
import type { Progress } from './progress.ts';
import { anyProgress, anyText, canonical, runs } from './progress.fixture.ts';
import { storedCollections, storedSchema } from './stored-schema.ts';
import { progressDocument, progressText, readProgress } from './stored-progress.ts';
import { COLLECTIONS } from './values.ts';
import type { CollectionName } from './values.ts';

const tick = ['done', 1_795_600_000_000, 'laptop'] as const;

describe('readProgress', () => {
  it('reads what was written', () => {
    fc.assert(
      fc.property(anyProgress(), (progress) => {
        const { progress: read, problem, quarantine } = readProgress(progressText(progress));
        expect([problem, quarantine]).toEqual([null, null]);
        expect(canonical(read)).toBe(canonical(progress));
      }),
      runs(20_000),
    );
  });

  it('finds nothing, and nothing wrong, where nothing is stored', () => {
    expect(readProgress(null)).toEqual({ progress: EMPTY, problem: null, quarantine: null });
    expect(readProgress('')).toEqual({ progress: EMPTY, problem: null, quarantine: null });
  });

  it('never throws, gives sound progress of any text, and puts aside what it does not understand', () => {
    const hostile = fc.oneof(
      anyText(60),
      fc.json({ maxDepth: 3 }),
      fc
        .jsonValue({ maxDepth: 3 })
        .map((value) => JSON.stringify({ version: 1, ticks: value, settings: value })),
      fc
        .jsonValue({ maxDepth: 3 })
        .map((value) => JSON.stringify({ version: value, minor: value, ticks: {} })),
      fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify({ done: value })),
      fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify({ done: [value, 'a/b'] })),
      fc
        .tuple(fc.string(), fc.jsonValue({ maxDepth: 2 }))
        .map(([key, value]) => JSON.stringify({ version: 1, ticks: { [key]: value, 'a/b': tick } })),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const { progress, problem, quarantine } = readProgress(text);
        expect(v.is(storedSchema, JSON.parse(progressText(progress)))).toBe(true);
        if (problem === 'damaged') expect(quarantine).not.toBeNull();
        else expect(quarantine).toBeNull();
      }),
      runs(40_000),
    );
  });

  it.each([
    ['[{"toString": 0}]'],
    ['{"done":[{"toString":0}]}'],
    ['{"version":1,"ticks":[]}'],
    ['null'],
    ['"1"'],
  ])('puts %s aside', (text) => {
    expect(readProgress(text)).toMatchObject({
      problem: 'damaged',
      quarantine: expect.any(String) as string,
    });
  });

  it.each([
    ['an entry', (deep: string) => `"ticks":{"a/b":${JSON.stringify(tick)},"x":${deep}}`],
    ['an unknown field', (deep: string) => `"ticks":{"a/b":${JSON.stringify(tick)}},"later":${deep}`],
  ])('survives nesting that cannot be written again, in %s', (_what, fields) => {
    const text = `{"version":1,${fields('['.repeat(20_000) + ']'.repeat(20_000))}}`;
    const { progress, problem, quarantine } = readProgress(text);
    expect(progress.ticks['a/b']).toEqual(tick);
    expect([problem, quarantine]).toEqual(['damaged', text]);
    expect(progressText(progress).length).toBeLessThan(1000);
  });

  it('survives a string that is too long for a regular expression', () => {
    const text = `{"version":1,"ticks":{"a/b":${JSON.stringify(tick)},"x":["${'\\"'.repeat(5_000_000)}`;
    const { progress, problem, quarantine } = readProgress(text);
    expect(progress.ticks).toEqual({ 'a/b': tick });
    expect([problem, quarantine === text]).toEqual(['damaged', true]);
  });

  it('reads all other entries when one is broken, and puts that one aside', () => {
    const broken = fc.jsonValue({ maxDepth: 2 }).filter((value) => !isReadable('ticks', 'zz/broken', value));
    fc.assert(
      fc.property(anyProgress(), fc.constantFrom(...COLLECTIONS), broken, (progress, name, value) => {
        const source = JSON.parse(progressText(progress)) as Record<string, Record<string, unknown>>;
        // Of keys that no collection has, so that the value is broken in each of them.
        source[name] = { ...source[name], 'zz broken zz': value };
        const { progress: read, problem, quarantine } = readProgress(JSON.stringify(source));
        expect(canonical(read)).toBe(canonical(progress));
        expect([problem, quarantine]).toEqual([
          'damaged',
          JSON.stringify({ [name]: { 'zz broken zz': value } }),
        ]);
      }),
      runs(30_000),
    );
  });

  it('reads of a text that was cut off every entry before the cut, and nothing else', () => {
    fc.assert(
      fc.property(
        anyProgress(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        (progress, at, isFile) => {
          const whole = isFile ? JSON.stringify(progressDocument(progress), null, 1) : progressText(progress);
          const text = whole.slice(0, Math.floor(at * (whole.length - 1)));
          const { progress: read, problem, quarantine } = readProgress(text);
          if (text !== '') expect([problem, quarantine]).toEqual(['damaged', text]);
          expect(merge(progress, read)).toBe(progress);
          for (const { name, key, end } of entryEnds(progress, whole, isFile)) {
            if (end <= text.length) expect(read[name][key]).toEqual(progress[name][key]);
          }
        },
      ),
      runs(30_000),
    );
  });

  it('reads what stands before a hole, and what stands after it in the same collection', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{6}$/), { minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(ids, fc.nat(), fc.nat(), (names, from, length) => {
        const entries = names.map((name) => `${JSON.stringify(`a/${name}`)}:${JSON.stringify(tick)}`);
        const text = `{"version":1,"minor":0,"ticks":{${entries.join(',')}}}`;
        const first = text.indexOf('"a/');
        const start = first + (from % (text.length - first));
        const end = Math.min(start + 1 + (length % 90), text.length - 1);
        const { progress } = readProgress(text.slice(0, start) + text.slice(end));
        for (const [place, name] of names.entries()) {
          const at = text.indexOf(entries[place] ?? '');
          const isWhole = at + (entries[place] ?? '').length <= start || at >= end;
          if (isWhole) expect(progress.ticks[`a/${name}`]).toEqual(tick);
        }
      }),
      runs(20_000),
    );
  });

  it('holds every entry to the rules of the schema', () => {
    const key = fc.oneof(
      fc.string({ maxLength: 5 }),
      fc.constantFrom('a/b', 'a/b x', '2026-11-25 x', 'hours', 'basis'),
    );
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom('done', 'own', '67', '2026-11-25', 12),
      fc.record({ url: fc.webUrl(), text: fc.string() }),
    );
    const entry = fc.oneof(
      fc.tuple(value, fc.nat(9), fc.constantFrom('x', 'ё')),
      fc.tuple(value, fc.double(), fc.string({ maxLength: 3 })),
      fc.jsonValue({ maxDepth: 1 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...COLLECTIONS), key, entry, (name, id, held) => {
        // JavaScript takes this name of a literal's key, or of one of `v.record`, for something else.
        fc.pre(id !== '__proto__');
        expect(isReadable(name, id, held)).toBe(v.is(storedCollections[name], { [id]: held }));
      }),
      runs(40_000),
    );
  });
});

describe('a newer site', () => {
  it('of the same major version has its fields kept and written back', () => {
    const source = {
      version: 1,
      minor: 3,
      ticks: { 'a/b': tick, 'a/c': ['paused', 7, 'phone'], 'a/d': ['done', 7, 'phone', 'a fourth'] },
      cards: { q: [{ box: 3 }, 8, 'phone'] },
      theme: 'dark',
    };
    const { progress, problem, quarantine } = readProgress(JSON.stringify(source));
    expect([problem, quarantine]).toEqual([null, null]);
    expect(progress.ticks).toEqual({ 'a/b': tick });
    expect(JSON.parse(progressText(progress))).toMatchObject(source);
  });

  it('of the same major version wins or loses entry by entry', () => {
    const newer = readProgress(
      '{"version":1,"minor":1,"ticks":{"a":["paused",7,"x"],"b":["paused",7,"x"]}}',
    ).progress;
    const here: Progress = { ...EMPTY, ticks: { a: ['done', 6, 'x'], b: ['done', 8, 'x'] } };
    expect(JSON.parse(progressText(merge(here, newer)))).toMatchObject({
      minor: 1,
      ticks: { a: ['paused', 7, 'x'], b: ['done', 8, 'x'] },
    });
  });

  it('has unknown fields merged, whatever they are', () => {
    const both = merge(
      readProgress('{"version":1,"minor":1,"cards":{"p":[1,5,"x"],"q":[1,5,"x"]}}').progress,
      readProgress('{"version":1,"minor":2,"cards":{"q":[2,6,"x"],"r":[1,5,"x"]}}').progress,
    );
    expect(JSON.parse(progressText(both))).toMatchObject({
      minor: 2,
      cards: { p: [1, 5, 'x'], q: [2, 6, 'x'], r: [1, 5, 'x'] },
    });
  });

  it('of a newer major version is told, and shown as far as it can be read', () => {
    const text = JSON.stringify({ version: 2, ticks: { 'a/b': tick, 'a/c': { state: 'done' } }, cards: {} });
    const { progress, problem, quarantine } = readProgress(text);
    expect([problem, quarantine]).toEqual(['newer', null]);
    expect(progress).toEqual({ ...EMPTY, ticks: { 'a/b': tick } });
  });

  it('is told even when its text was cut off', () => {
    expect(readProgress('{"version":2,"ticks":{"a/b":["done",1,"x"],"a/').problem).toBe('newer');
  });
});

/** Each entry with the place where it ends in the text. */
function entryEnds(
  progress: Progress,
  text: string,
  isFile: boolean,
): { name: CollectionName; key: string; end: number }[] {
  // In a file collections stand at depth 1, entries at depth 2.
  const write = (value: unknown): string =>
    isFile ? JSON.stringify(value, null, 1).replaceAll('\n', '\n  ') : JSON.stringify(value);
  return COLLECTIONS.flatMap((name) =>
    Object.entries(progress[name]).map(([key, entry]) => {
      const whole = `${JSON.stringify(key)}:${isFile ? ' ' : ''}${write(entry)}`;
      const at = text.indexOf(whole, text.indexOf(`"${name}":`));
      expect(at).toBeGreaterThan(0);
      return { name, key, end: at + whole.length };
    }),
  );
}
