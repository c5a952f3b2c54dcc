import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presentKey, rename } from './aliases.ts';
import type { Ledger } from './ledger.ts';
import { EMPTY, choose, merge, setting } from './progress.ts';
import type { Progress } from './progress.ts';
import { anyProgress, canonical, momentAt, runs } from './progress.fixture.ts';
import { aliasMark, tickablesOf } from './tickables.ts';
import { tick } from './ticks.ts';

const LEDGER: Ledger = [
  { id: 'razgon/osvoit-docker', kind: 'item', ordinal: 1 },
  { id: 'ramp-up/docker', kind: 'item', ordinal: 2, aliases: ['razgon/osvoit-docker'] },
  { id: 'ramp-up/docker#images', kind: 'checkpoint', ordinal: 3 },
  { id: 'ramp-up/docker#what-is-it', kind: 'question', ordinal: 4 },
  { id: 'start/containers', kind: 'item', ordinal: 6, aliases: ['ramp-up/docker', 'start/docker'] },
  { id: 'start/containers#layers', kind: 'checkpoint', ordinal: 9, aliases: ['ramp-up/docker#images'] },
];

const { ids, aliases } = tickablesOf(LEDGER);

describe('tickablesOf', () => {
  it('lists items and checkpoints in order of ordinal, former ones at their places', () => {
    expect(ids).toEqual([
      'razgon/osvoit-docker',
      'ramp-up/docker',
      'ramp-up/docker#images',
      'start/containers',
      'start/containers#layers',
    ]);
  });

  it('follows an id through all its renamings', () => {
    expect(aliases).toEqual({
      'razgon/osvoit-docker': 'start/containers',
      'ramp-up/docker': 'start/containers',
      'start/docker': 'start/containers',
      'ramp-up/docker#images': 'start/containers#layers',
    });
  });
});

describe('aliasMark', () => {
  it('is empty without renamed ids, and differs when they do', () => {
    expect(aliasMark({})).toBe('');
    expect(aliasMark({ a: 'b' })).toBe(aliasMark({ a: 'b' }));
    expect(aliasMark({ a: 'b', c: 'd' })).toBe(aliasMark({ c: 'd', a: 'b' }));
    expect(new Set([aliasMark({ a: 'b' }), aliasMark({ a: 'c' }), aliasMark({ b: 'a' })]).size).toBe(3);
  });
});

describe('presentKey', () => {
  it.each([
    ['razgon/osvoit-docker', 'start/containers'],
    ['ramp-up/docker#images', 'start/containers#layers'],
    ['ramp-up/docker#section', 'start/containers#section'],
    ['ramp-up/docker proof', 'start/containers proof'],
    ['other/topic', 'other/topic'],
    ['constructor', 'constructor'],
  ])('makes of %s %s', (former, present) => {
    expect(presentKey(former, aliases)).toBe(present);
  });
});

describe('rename', () => {
  it('carries everything over to the ids of today', () => {
    const place = { at: 'ramp-up/docker#section', title: 'Слои' };
    const before: Progress = {
      ...choose(EMPTY, 'place', place, momentAt(3)),
      ticks: { 'razgon/osvoit-docker': ['doing', 1, 'x'], 'ramp-up/docker#images': ['done', 2, 'x'] },
      notes: { 'ramp-up/docker': ['Мои слова', 3, 'x'] },
      evidence: { 'start/docker p': [{ url: 'https://example.org', text: '' }, 4, 'x'] },
      reviews: { 'ramp-up/docker m': [{ verdict: 'accepted', comment: '' }, 5, 'x'] },
      bookmarks: { 'ramp-up/docker#section': ['Слои', 6, 'x'] },
    };
    const after = rename(before, aliases);
    expect(after.ticks).toEqual({
      'start/containers': ['doing', 1, 'x'],
      'start/containers#layers': ['done', 2, 'x'],
    });
    expect(after.notes).toEqual({ 'start/containers': ['Мои слова', 3, 'x'] });
    expect(Object.keys(after.evidence)).toEqual(['start/containers p']);
    expect(Object.keys(after.reviews)).toEqual(['start/containers m']);
    expect(Object.keys(after.bookmarks)).toEqual(['start/containers#section']);
    expect(setting(after, 'place')).toEqual({ at: 'start/containers#section', title: 'Слои' });
  });

  it('keeps the later of a former id and its successor', () => {
    const ticked = tick(
      tick(EMPTY, 'start/containers', 'done', momentAt(5)),
      'ramp-up/docker',
      'todo',
      momentAt(9),
    );
    expect(rename(ticked, aliases).ticks).toEqual({ 'start/containers': ['todo', 9, 'laptop'] });
  });

  const former = {
    'a/b': 'n/b',
    'a/c': 'n/b',
    'a/b#one': 'n/b#first',
    constructor: 'n/built',
    __proto__: 'n/x',
  };

  it('is done once for all, and changes nothing where nothing was renamed', () => {
    fc.assert(
      fc.property(anyProgress(), (progress) => {
        const renamed = rename(progress, former);
        expect(rename(renamed, former)).toBe(renamed);
        expect(rename(progress, {})).toBe(progress);
      }),
      runs(10_000),
    );
  });

  it('comes to the same before a merge and after it', () => {
    fc.assert(
      fc.property(anyProgress(), anyProgress(), (a, b) => {
        const [first, second] = [a, b].map((progress) => ({ ...progress, settings: EMPTY.settings }));
        if (first === undefined || second === undefined) return;
        const late = rename(merge(first, second), former);
        expect(canonical(merge(rename(first, former), rename(second, former)))).toBe(canonical(late));
        expect(canonical(rename(merge(rename(first, former), second), former))).toBe(canonical(late));
      }),
      runs(10_000),
    );
  });

  it('loses no tick', () => {
    fc.assert(
      fc.property(anyProgress(), (progress) => {
        const renamed = rename(progress, former);
        for (const [id, entry] of Object.entries(progress.ticks)) {
          const held = renamed.ticks[presentKey(id, former)];
          expect(held?.[1]).toBeGreaterThanOrEqual(entry[1]);
        }
      }),
      runs(10_000),
    );
  });
});
