import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAST_TIME } from './entry.ts';
import { EMPTY, choose, merge, put, setting } from './progress.ts';
import type { Progress } from './progress.ts';
import { anyProgress, canonical, momentAt, runs } from './progress.fixture.ts';
import { COLLECTIONS } from './values.ts';

/** Fields of a newer site, known collections with entries of another form among them. */
const unknownFields = fc.dictionary(
  fc.constantFrom('cards', 'ticks', 'theme', '__proto__'),
  fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.dictionary(
      fc.constantFrom('a', 'b', 'constructor'),
      fc.oneof(
        fc.tuple(fc.jsonValue({ maxDepth: 0 }), fc.nat(3), fc.constantFrom('x', 'y')),
        fc.jsonValue({ maxDepth: 1 }),
      ),
      { maxKeys: 3 },
    ),
  ),
  { maxKeys: 3 },
);

const progress: fc.Arbitrary<Progress> = fc
  .tuple(anyProgress(3), unknownFields, fc.nat(2))
  .map(([known, rest, minor]) => ({ ...known, rest, minor }));

describe('merge', () => {
  it('is commutative', () => {
    fc.assert(
      fc.property(progress, progress, (a, b) => canonical(merge(a, b)) === canonical(merge(b, a))),
      runs(20_000),
    );
  });

  it('is associative', () => {
    fc.assert(
      fc.property(
        progress,
        progress,
        progress,
        (a, b, c) => canonical(merge(a, merge(b, c))) === canonical(merge(merge(a, b), c)),
      ),
      runs(20_000),
    );
  });

  it('is idempotent, and gives back what it was given when nothing is new', () => {
    fc.assert(
      fc.property(progress, progress, (a, b) => {
        const both = merge(a, b);
        expect(merge(a, a)).toBe(a);
        expect(merge(both, a)).toBe(both);
        expect(merge(both, b)).toBe(both);
      }),
      runs(20_000),
    );
  });

  it('loses no entry of either, and of one key keeps the later', () => {
    fc.assert(
      fc.property(progress, progress, (a, b) => {
        const both = merge(a, b);
        for (const name of COLLECTIONS) {
          const keys = [...Object.keys(a[name]), ...Object.keys(b[name])];
          expect(Object.keys(both[name]).sort()).toEqual([...new Set(keys)].sort());
          for (const key of keys) {
            const times = [a[name][key]?.[1] ?? -1, b[name][key]?.[1] ?? -1];
            expect(both[name][key]?.[1]).toBe(Math.max(...times));
          }
        }
      }),
      runs(20_000),
    );
  });

  it('of one time takes the greater device, of one device the greater value', () => {
    const held = (...entry: ['done' | 'todo', number, string]): Progress => ({
      ...EMPTY,
      ticks: { a: entry },
    });
    const order = [held('todo', 1, 'z'), held('todo', 2, 'a'), held('done', 2, 'b'), held('todo', 2, 'b')];
    for (const [place, lesser] of order.entries()) {
      for (const greater of order.slice(place)) expect(merge(lesser, greater).ticks).toEqual(greater.ticks);
    }
  });

  it('changes neither of the two', () => {
    fc.assert(
      fc.property(progress, progress, (a, b) => {
        const before = [canonical(a), canonical(b)];
        merge(a, b);
        expect([canonical(a), canonical(b)]).toEqual(before);
      }),
    );
  });
});

describe('put', () => {
  it('wins over what was there, whatever the clocks and devices are', () => {
    fc.assert(
      fc.property(anyProgress(), fc.integer(), fc.constantFrom('a', 'zzz'), (before, now, device) => {
        for (const key of ['a/b', 'constructor']) {
          if (before.ticks[key]?.[1] === LAST_TIME) continue;
          const after = put(before, 'ticks', key, 'doing', momentAt(now, device));
          expect(merge(before, after).ticks[key]?.[0]).toBe('doing');
          expect(merge(after, before).ticks[key]?.[0]).toBe('doing');
        }
      }),
      runs(20_000),
    );
  });

  it('writes nothing when the value is there already', () => {
    const once = put(EMPTY, 'evidence', 'a x', { url: 'https://example.org', text: '' }, momentAt(5));
    expect(put(once, 'evidence', 'a x', { url: 'https://example.org', text: '' }, momentAt(9))).toBe(once);
  });

  it('takes the clock for what it is when nothing has to be outdone', () => {
    expect(put(EMPTY, 'ticks', 'a', 'done', momentAt(1_795_600_000_000, 'phone')).ticks.a).toEqual([
      'done',
      1_795_600_000_000,
      'phone',
    ]);
  });
});

it('keeps what the reader has chosen', () => {
  expect(setting(EMPTY, 'basis')).toBeUndefined();
  const chosen = choose(EMPTY, 'basis', 'published', momentAt(1));
  expect(setting(chosen, 'basis')).toBe('published');
  expect(setting(choose(chosen, 'basis', 'own', momentAt(1)), 'basis')).toBe('own');
});
