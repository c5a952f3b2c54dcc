import { describe, expect, it } from 'vitest';
import { activityByDay } from './finished.ts';
import { EMPTY, choose, merge } from './progress.ts';
import type { Progress } from './progress.ts';
import { momentAt, noonOf } from './progress.fixture.ts';
import { doneIds, finishingDays } from './finished.ts';
import { allLines, checkpointsDone, countItems, isChecked, stateOf, tick } from './ticks.ts';
import type { Line } from './ticks.ts';
import type { State } from './values.ts';

const docker: Line = { id: 'a/docker', done: false };
const parts: Line[] = [
  { id: 'a/notes', done: false },
  { id: 'a/shop', done: true },
];
const projects: Line = { id: 'a/projects', done: true, parts };

function ticked(...ticks: [id: string, state: State][]): Progress {
  return ticks.reduce((progress, [id, state], place) => tick(progress, id, state, momentAt(place)), EMPTY);
}

const taking = (progress: Progress): Progress => choose(progress, 'basis', 'published', momentAt(99));

describe('stateOf', () => {
  it.each<[string, [string, State][], State]>([
    ['nothing', [], 'todo'],
    ['a tick', [['a/docker', 'done']], 'done'],
    ['a start', [['a/docker', 'doing']], 'doing'],
    ['a checkpoint', [['a/docker#images', 'done']], 'doing'],
    [
      'a checkpoint ticked and unticked',
      [
        ['a/docker#images', 'done'],
        ['a/docker#images', 'todo'],
      ],
      'todo',
    ],
    ['a checkpoint of another page', [['a/docker-2#images', 'done']], 'todo'],
    [
      'an item put back while a checkpoint is done',
      [
        ['a/docker#images', 'done'],
        ['a/docker', 'todo'],
      ],
      'doing',
    ],
    [
      'an item done before its checkpoints',
      [
        ['a/docker', 'done'],
        ['a/docker#images', 'todo'],
      ],
      'done',
    ],
  ])('follows from %s', (_what, ticks, state) => {
    expect(stateOf(ticked(...ticks), docker)).toBe(state);
  });

  it('is doing from the first part on', () => {
    expect(stateOf(ticked(['a/notes', 'doing']), projects)).toBe('doing');
    expect(stateOf(ticked(['a/notes', 'todo']), projects)).toBe('todo');
  });

  it('takes published ticks only for a reader who has taken them over, and the reader’s own before them', () => {
    expect(stateOf(EMPTY, projects)).toBe('todo');
    expect(stateOf(taking(EMPTY), projects)).toBe('done');
    expect(stateOf(taking(ticked(['a/projects', 'doing'])), projects)).toBe('doing');
    expect(stateOf(choose(taking(EMPTY), 'basis', 'own', momentAt(100)), projects)).toBe('todo');
  });

  it('is not taken in by ids that objects inherit', () => {
    expect(stateOf(EMPTY, { id: 'constructor', done: false })).toBe('todo');
    expect(isChecked(EMPTY, 'toString')).toBe(false);
  });
});

describe('counts', () => {
  const progress = ticked(
    ['a/docker', 'done'],
    ['a/notes#x', 'done'],
    ['a/notes#y', 'done'],
    ['a/notes#z', 'todo'],
  );

  it('counts items of a phase, not their parts', () => {
    expect(countItems(progress, [docker, projects])).toEqual({ doing: 1, done: 1, total: 2 });
    expect(countItems(EMPTY, [])).toEqual({ doing: 0, done: 0, total: 0 });
  });

  it('counts checkpoints of a page', () => {
    expect(checkpointsDone(progress, 'a/notes')).toBe(2);
    expect(checkpointsDone(progress, 'a/docker')).toBe(0);
    expect(checkpointsDone(tick(progress, 'a/notes#y', 'todo', momentAt(99)), 'a/notes')).toBe(1);
  });

  it('names all lines that are done, parts too', () => {
    expect(allLines([docker, projects]).map(({ id }) => id)).toEqual([
      'a/docker',
      'a/projects',
      'a/notes',
      'a/shop',
    ]);
    expect([...doneIds(progress, [docker, projects])]).toEqual(['a/docker']);
    expect([...doneIds(taking(progress), [docker, projects])]).toEqual(['a/docker', 'a/projects', 'a/shop']);
  });

  it('knows the days on which items were finished', () => {
    const first = tick(EMPTY, 'a/projects', 'done', momentAt(noonOf('2026-12-01')));
    const both = tick(first, 'a/docker', 'done', momentAt(noonOf('2026-11-27')));
    const { dayOf } = momentAt(0);
    expect(finishingDays(taking(both), [docker, projects, ...parts], dayOf)).toEqual([
      '2026-11-27',
      '2026-12-01',
    ]);
  });
});

describe('activity', () => {
  const monday = momentAt(noonOf('2026-11-30'));
  const tuesday = momentAt(noonOf('2026-12-01'));

  it('counts what is finished, by day', () => {
    const first = tick(tick(EMPTY, 'a', 'done', monday), 'b', 'done', monday);
    const all = tick(tick(first, 'c', 'doing', tuesday), 'c', 'done', tuesday);
    expect([...activityByDay(all)]).toEqual([
      ['2026-11-30', 2],
      ['2026-12-01', 1],
    ]);
  });

  it('does not count a tick that was taken back the same day, and keeps one that was taken back later', () => {
    const slip = tick(tick(EMPTY, 'a', 'done', monday), 'a', 'todo', monday);
    expect(activityByDay(slip).size).toBe(0);
    const again = tick(tick(EMPTY, 'a', 'done', monday), 'a', 'todo', tuesday);
    expect([...activityByDay(again)]).toEqual([['2026-11-30', 1]]);
  });

  it('adds devices up, and merging twice adds nothing', () => {
    const phone = tick(EMPTY, 'a', 'done', { ...monday, device: 'phone' });
    const laptop = tick(tick(EMPTY, 'b', 'done', monday), 'c', 'done', monday);
    const both = merge(merge(phone, laptop), merge(laptop, phone));
    expect([...activityByDay(both)]).toEqual([['2026-11-30', 3]]);
  });

  it('is left alone by a tick that changes nothing', () => {
    const once = tick(EMPTY, 'a', 'done', monday);
    expect(tick(once, 'a', 'done', tuesday)).toBe(once);
  });
});
