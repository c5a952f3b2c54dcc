import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../progress/ledger.ts';
import { checkLedger } from './check-ledger.ts';
import { extendLedger } from './extend-ledger.ts';
import { formatLedger } from './ledger-file.ts';
import type { PublishedId } from './published-ids.ts';

const item = (id: string, provisionalId: string | null = null): PublishedId => ({
  ...{ id, kind: 'item', provisionalId, file: 'content/roadmap.md', line: 1 },
});
const checkpoint = (id: string): PublishedId => ({
  ...item(id),
  kind: 'checkpoint',
  file: 'content/a/index.md',
});

/** The ledger after each state of the site in turn. */
function history(...states: PublishedId[][]): Ledger {
  return states.reduce<Ledger>((entries, state) => extendLedger(entries, state).entries, []);
}
const rows = (entries: Ledger) =>
  entries.map(({ id, ordinal, aliases }) => [ordinal, id, ...(aliases ?? [])]);

describe('the ledger, when the site changes', () => {
  it('takes new ids at its end and leaves the others', () => {
    const entries = history(
      [item('a/x'), checkpoint('a/x#c')],
      [item('a/y'), item('a/x'), checkpoint('a/x#c')],
    );
    expect(rows(entries)).toEqual([
      [1, 'a/x'],
      [2, 'a/x#c'],
      [3, 'a/y'],
    ]);
  });

  it('gives a line that was linked its provisional id, whether or not that was ever entered', () => {
    expect(rows(history([item('p/osvoit')], [item('a/docker', 'p/osvoit')]))).toEqual([
      [1, 'p/osvoit'],
      [2, 'a/docker', 'p/osvoit'],
    ]);
    expect(rows(history([item('a/docker', 'p/osvoit')]))).toEqual([[1, 'a/docker', 'p/osvoit']]);
  });

  it('gives no line its own id, where folder and wording make the same one', () => {
    expect(rows(history([item('a/jwt')], [item('a/jwt', 'a/jwt')]))).toEqual([[1, 'a/jwt']]);
    expect(rows(history([item('a/jwt', 'a/jwt')]))).toEqual([[1, 'a/jwt']]);
  });

  it('follows a line whose folder was renamed', () => {
    const entries = history([item('a/docker', 'p/osvoit')], [item('a/containers', 'p/osvoit')]);
    expect(rows(entries)).toEqual([
      [1, 'a/docker', 'p/osvoit'],
      [2, 'a/containers', 'a/docker'],
    ]);
  });

  it('adds nothing to a linked line that is worded anew', () => {
    expect(rows(history([item('a/docker', 'p/osvoit')], [item('a/docker', 'p/ponyat')]))).toEqual([
      [1, 'a/docker', 'p/osvoit'],
    ]);
  });

  it('follows a checkpoint to another page, but not to another kind', () => {
    expect(rows(history([checkpoint('a/x#c')], [checkpoint('a/y#c')]))).toEqual([
      [1, 'a/x#c'],
      [2, 'a/y#c', 'a/x#c'],
    ]);
    const question: PublishedId = { ...checkpoint('a/y#c'), kind: 'question' };
    expect(rows(history([checkpoint('a/x#c')], [question]))).toEqual([
      [1, 'a/x#c'],
      [2, 'a/y#c'],
    ]);
  });

  it('never takes away or renumbers, whatever comes', () => {
    const anyId = fc.constantFrom(...['a/x', 'a/y', 'p/x', 'a/x#c', 'a/y#c', 'a/x#d']);
    const published = anyId.chain((id) =>
      id.includes('#')
        ? fc.constant(checkpoint(id))
        : fc
            .constantFrom<(string | null)[]>(null, 'p/x', 'p/y', 'a/x')
            .map((provisional) => item(id, provisional)),
    );
    const state = fc.uniqueArray(published, { selector: ({ id }) => id });
    fc.assert(
      fc.property(fc.array(state), (states) => {
        let entries: Ledger = [];
        for (const present of states) {
          const next = extendLedger(entries, present).entries;
          expect(next.slice(0, entries.length)).toEqual(entries);
          entries = next;
        }
        expect(entries.map(({ ordinal }) => ordinal)).toEqual(entries.map((_, index) => index + 1));
        expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
        expect(entries.filter(({ id, aliases }) => aliases?.includes(id))).toEqual([]);
      }),
    );
  });
});

describe('the check of the ledger', () => {
  const check = (entries: Ledger, present: PublishedId[]) =>
    checkLedger(entries, present, formatLedger(entries));

  it('passes what `npm run ids` has written', () => {
    const before = [item('p/osvoit'), checkpoint('a/x#c')];
    const after = [item('a/docker', 'p/osvoit'), checkpoint('a/y#c')];
    expect(check(history(before, after), after)).toEqual([]);
  });

  const entries = history([item('a/x'), checkpoint('a/x#c'), checkpoint('a/x#d')]);
  const [first, second, third] = entries as [Ledger[number], Ledger[number], Ledger[number]];
  const present = [item('a/x'), checkpoint('a/x#c'), checkpoint('a/x#d')];

  it.each<[string, Ledger, PublishedId[], string, number, string]>([
    ['an id that vanished', entries, present.slice(0, 2), 'ids.json', 4, '"a/x#d" is nowhere'],
    ['an id in two rows', [...entries, { ...third, ordinal: 4 }], present, 'ids.json', 4, 'two rows'],
    ['an ordinal twice', [first, second, { ...third, ordinal: 2 }], present, 'ids.json', 4, 'ordinal 2'],
    ['ordinals out of order', [first, third, second], present, 'ids.json', 4, 'ordinal 2'],
    [
      'an id that the ledger lacks',
      [first, second],
      present,
      'content/a/index.md',
      1,
      'does not know "a/x#d"',
    ],
    ['no ledger', [], present, 'ids.json', 1, 'no ledger of the 3 ids'],
    [
      'an alias that is alive',
      [first, second, { ...third, aliases: ['a/x#c'] }],
      present,
      'ids.json',
      3,
      'still has it',
    ],
    [
      'an alias of two',
      [first, { ...second, aliases: ['old'] }, { ...third, aliases: ['old'] }],
      present,
      'ids.json',
      3,
      'alias of two',
    ],
    [
      'an alias of another kind',
      [first, second, { ...third, aliases: ['a/x'] }],
      [checkpoint('a/x#c'), checkpoint('a/x#d')],
      'ids.json',
      2,
      'the item "a/x" is an alias of a checkpoint',
    ],
    [
      'a kind that changed',
      entries,
      [item('a/x'), checkpoint('a/x#c'), { ...checkpoint('a/x#d'), kind: 'question' }],
      'ids.json',
      4,
      'was a checkpoint and is a question',
    ],
  ])('finds %s', (_, ledger, site, file, line, found) => {
    const problems = check(ledger, site);
    expect(problems.map((problem) => problem.found)).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file, line });
    expect(problems[0]?.found).toContain(found);
  });

  it('takes an alias that an author gave for a vanished id', () => {
    expect(
      check([first, second, { ...third, aliases: ['a/x#c'] }], [item('a/x'), checkpoint('a/x#d')]),
    ).toEqual([]);
  });
});
