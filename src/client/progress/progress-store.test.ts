import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { rename } from '../../progress/aliases.ts';
import { writeNote } from '../../progress/notes.ts';
import type { Progress } from '../../progress/progress.ts';
import { EMPTY } from '../../progress/progress.ts';
import { progressText, readProgress } from '../../progress/stored-progress.ts';
import { runs } from '../../progress/progress.fixture.ts';
import { tick } from '../../progress/ticks.ts';
import type { State } from '../../progress/values.ts';
import { STATES } from '../../progress/values.ts';
import { eraseStorage } from './erase-storage.ts';
import { fakeStorage, fakeTab, ticksOf } from './fake-browser.fixture.ts';
import type { FakeStorage, FakeTab } from './fake-browser.fixture.ts';
import { openProgress } from './progress-store.ts';
import type { ProgressStore, Trouble } from './progress-store.ts';

const KEY = 'route500k/a/progress';
const ASIDE = 'route500k/a/aside';
const QUARANTINE = 'route500k/a/quarantine';

interface Tab {
  tab: FakeTab;
  store: ProgressStore;
  troubles: Trouble[];
  set: (id: string, state: State) => void;
}

function open(storage: FakeStorage | null, change: Partial<FakeTab> = {}): Tab {
  const tab = fakeTab(() => storage, change);
  const store = openProgress(tab);
  const troubles: Trouble[] = [];
  store.onTrouble((trouble) => troubles.push(trouble));
  const set = (id: string, state: State): void =>
    store.change((progress, moment) => tick(progress, id, state, moment));
  return { tab, store, troubles, set };
}

function stored(storage: FakeStorage, key = KEY): Progress {
  return readProgress(storage.entries()[key] ?? null).progress;
}

function heard(storage: FakeStorage, { tab }: Tab): void {
  tab.hear({ key: KEY, newValue: storage.entries()[KEY] ?? null });
}

describe('a store', () => {
  it('keeps a change for the next page', () => {
    const storage = fakeStorage();
    open(storage).set('a/b', 'done');
    const { store, troubles } = open(storage);
    expect(store.current().ticks).toEqual({ 'a/b': ['done', 1_795_600_000_000, 'laptop'] });
    expect(troubles).toEqual([]);
  });

  it('writes nothing for a reader who changes nothing', () => {
    const storage = fakeStorage();
    const { store, tab } = open(storage);
    store.subscribe(() => undefined);
    store.refresh();
    expect([storage.entries(), tab.firstSaves]).toEqual([{}, 0]);
  });

  it('tells listeners at once, at every change, and never after they have left', () => {
    const { store, set } = open(fakeStorage());
    const seen: string[] = [];
    const leave = store.subscribe((progress) => seen.push(Object.keys(progress.ticks).join()));
    set('a/b', 'done');
    set('a/b', 'done');
    set('a/c', 'done');
    leave();
    set('a/d', 'done');
    expect(seen).toEqual(['', 'a/b', 'a/b,a/c']);
  });

  it('has stored a change before it tells of it', () => {
    const storage = fakeStorage();
    const { store, set } = open(storage);
    store.subscribe(({ ticks }) => {
      if (ticks['a/b'] !== undefined) throw new Error('a faulty element');
    });
    expect(() => set('a/b', 'done')).toThrow('a faulty element');
    expect(ticksOf(stored(storage))).toEqual({ 'a/b': 'done' });
  });

  it('loses nothing of another tab when an edit fails', () => {
    const storage = fakeStorage();
    const { store, set } = open(storage);
    open(storage).set('a/b', 'done');
    expect(() =>
      store.change(() => {
        throw new Error('a faulty edit');
      }),
    ).toThrow();
    set('a/c', 'done');
    expect(ticksOf(stored(storage))).toEqual({ 'a/b': 'done', 'a/c': 'done' });
  });

  it('asks once for safe keeping, after the first change', () => {
    const { tab, set } = open(fakeStorage());
    expect(tab.firstSaves).toBe(0);
    set('a/b', 'done');
    set('a/c', 'done');
    expect(tab.firstSaves).toBe(1);
  });

  it('keeps to its own deployment', () => {
    const storage = fakeStorage();
    open(storage).set('a/b', 'done');
    expect(open(storage, { base: '/b/' }).store.current()).toBe(EMPTY);
  });

  it('has one name for the device', () => {
    const storage = fakeStorage();
    open(storage).set('a/b', 'done');
    open(storage, { randomName: () => 'other' }).set('a/c', 'done');
    expect(stored(storage).ticks['a/c']?.[2]).toBe('laptop');
    const odd = fakeStorage({ 'route500k/a/device': 'no name!' });
    open(odd).set('a/b', 'done');
    expect(stored(odd).ticks['a/b']?.[2]).toBe('laptop');
  });
});

describe('two tabs', () => {
  it('show each other’s changes', () => {
    const storage = fakeStorage();
    const [one, two] = [open(storage), open(storage)];
    one.set('a/b', 'done');
    expect(two.store.current()).toBe(EMPTY);
    heard(storage, two);
    expect(ticksOf(two.store.current())).toEqual({ 'a/b': 'done' });
  });

  it('do not overwrite each other', () => {
    const storage = fakeStorage();
    const [one, two] = [open(storage), open(storage)];
    one.set('a/b', 'done');
    two.set('a/c', 'done');
    one.store.change((progress, moment) => writeNote(progress, 'a/b', 'Слова', moment));
    expect(ticksOf(stored(storage))).toEqual({ 'a/b': 'done', 'a/c': 'done' });
    expect(stored(storage).notes['a/b']?.[0]).toBe('Слова');
  });

  it('lose nothing when another site clears the storage of the origin', () => {
    const storage = fakeStorage();
    const { tab, set } = open(storage);
    set('a/b', 'done');
    storage.clear();
    tab.hear({ key: null, newValue: null });
    set('a/c', 'done');
    expect(ticksOf(stored(storage))).toEqual({ 'a/b': 'done', 'a/c': 'done' });
  });

  it('come to the last word of each, in any order of changes and events, with any clocks', () => {
    const step = fc.record({
      tab: fc.nat(1),
      id: fc.constantFrom('a/b', 'a/c', 'a/b#one', 'a/b#two'),
      state: fc.constantFrom(...STATES),
      clock: fc.nat(20),
      isHeard: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const storage = fakeStorage();
        const tabs = [open(storage), open(storage)] as const;
        const last: Record<string, State> = {};
        for (const { tab, id, state, clock, isHeard } of steps) {
          const [own, other] = tab === 0 ? tabs : ([tabs[1], tabs[0]] as const);
          own.tab.clock = clock;
          own.set(id, state);
          last[id] = state;
          if (isHeard) heard(storage, other);
        }
        expect(ticksOf(stored(storage))).toEqual(last);
        for (const one of tabs) {
          heard(storage, one);
          expect(ticksOf(one.store.current())).toEqual(last);
        }
      }),
      runs(20_000),
    );
  });

  it('lose no tick when their writes cross', () => {
    // Each process of a browser has a copy of the storage, and hears of the others' writes later.
    const step = fc.record({ tab: fc.nat(1), id: fc.nat(5), arrives: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        const copies = [fakeStorage(), fakeStorage()] as const;
        const sent: { to: 0 | 1; text: string }[] = [];
        const tabs = ([0, 1] as const).map((place) => {
          const copy = copies[place];
          const setItem = copy.setItem;
          copy.setItem = (key, text) => {
            setItem(key, text);
            if (key === KEY) sent.push({ to: place === 0 ? 1 : 0, text });
          };
          return { ...open(copy), receive: (text: string) => setItem(KEY, text) };
        });
        const arrive = (): void => {
          const message = sent.shift();
          const at = message === undefined ? undefined : tabs[message.to];
          if (message === undefined || at === undefined) return;
          at.receive(message.text);
          at.tab.hear({ key: KEY, newValue: message.text });
        };
        for (const { tab, id, arrives } of steps) {
          tabs[tab]?.set(`a/${id}`, 'done');
          for (let count = 0; count < arrives; count++) arrive();
        }
        for (let count = 0; sent.length > 0; count++) {
          expect(count).toBeLessThan(200);
          arrive();
        }
        const all = Object.fromEntries(steps.map(({ id }) => [`a/${id}`, 'done']));
        for (const [place, { store }] of tabs.entries()) {
          expect(ticksOf(store.current())).toEqual(all);
          expect(ticksOf(stored(copies[place] ?? copies[0]))).toEqual(all);
        }
      }),
      runs(10_000),
    );
  });
});

describe('a storage in trouble', () => {
  const denied = Object.assign(new Error('denied'), { name: 'SecurityError' });

  it.each<[string, (storage: FakeStorage) => FakeStorage | null, Trouble]>([
    ['denied', (storage) => Object.assign(storage, { failure: denied }), 'denied'],
    ['missing', () => null, 'denied'],
    ['full', (storage) => Object.assign(storage, { room: 10 }), 'full'],
    ['lost', (storage) => Object.assign(storage, { failure: new Error('I/O') }), 'broken'],
    ['forgetful', (storage) => Object.assign(storage, { isForgetful: true }), 'broken'],
  ])(
    'that is %s: the page works on, and says so once, when there is something to lose',
    (_what, make, trouble) => {
      const { store, set, troubles, tab } = open(make(fakeStorage()));
      expect(troubles).toEqual([]);
      set('a/b', 'done');
      set('a/c', 'doing');
      store.refresh();
      expect(ticksOf(store.current())).toEqual({ 'a/b': 'done', 'a/c': 'doing' });
      expect([troubles, tab.firstSaves]).toEqual([[trouble], 0]);
      const late: Trouble[] = [];
      store.onTrouble((some) => late.push(some));
      expect(late).toEqual([trouble]);
    },
  );

  it('stores everything as soon as it can', () => {
    const storage = fakeStorage();
    const { set } = open(storage);
    storage.room = 10;
    set('a/b', 'done');
    storage.room = Infinity;
    set('a/c', 'done');
    expect(ticksOf(stored(storage))).toEqual({ 'a/b': 'done', 'a/c': 'done' });
  });

  it('gets full without losing what was stored', () => {
    const storage = fakeStorage();
    const { set, store } = open(storage);
    set('a/b', 'done');
    storage.room = JSON.stringify(storage.entries()).length;
    store.change((progress, moment) => writeNote(progress, 'a/b', 'ы'.repeat(9000), moment));
    set('a/c', 'done');
    expect(ticksOf(stored(storage))).toEqual({ 'a/b': 'done' });
    expect(ticksOf(store.current())).toEqual({ 'a/b': 'done', 'a/c': 'done' });
  });

  it('is denied in the middle of a visit without costing what is shown', () => {
    const storage = fakeStorage();
    const { set, store } = open(storage);
    set('a/b', 'done');
    storage.failure = denied;
    store.refresh();
    expect(ticksOf(store.current())).toEqual({ 'a/b': 'done' });
  });
});

describe('damage', () => {
  const half = '{"version":1,"ticks":{"a/b":["done",5,"phone"],"a/c":["do';

  it('is put aside, told once, and mended', () => {
    const storage = fakeStorage({ [KEY]: half });
    const { store, troubles } = open(storage);
    expect(ticksOf(store.current())).toEqual({ 'a/b': 'done' });
    expect(troubles).toEqual(['damaged']);
    expect(store.quarantine()).toEqual([half]);
    expect(ticksOf(stored(storage))).toEqual({ 'a/b': 'done' });
    expect(open(storage).troubles).toEqual([]);
  });

  it('of other times is kept beside it, each once', () => {
    const storage = fakeStorage({ [KEY]: half, [QUARANTINE]: '["older"]' });
    open(storage);
    for (const text of ['no JSON', half]) {
      storage.setItem(KEY, text);
      open(storage);
    }
    expect(open(storage).store.quarantine()).toEqual(['older', half, 'no JSON']);
  });

  it('in the quarantine itself is kept, too', () => {
    const storage = fakeStorage({ [KEY]: half, [QUARANTINE]: '["cut' });
    expect(open(storage).store.quarantine()).toEqual(['["cut', half]);
  });

  it('is not overwritten while there is no room to put it aside', () => {
    const long = half + '?'.repeat(500);
    const storage = fakeStorage({ [KEY]: long });
    storage.room = KEY.length + long.length;
    const { set, store, troubles } = open(storage);
    set('a/d', 'done');
    expect(storage.entries()).toEqual({ [KEY]: long });
    expect(ticksOf(store.current())).toEqual({ 'a/b': 'done', 'a/d': 'done' });
    expect(troubles).toEqual(['damaged', 'full']);
  });

  it('of any kind leaves the store working', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ minLength: 1 }), fc.json()), (text) => {
        const storage = fakeStorage({ [KEY]: text });
        const { set, store } = open(storage);
        set('a/b', 'done');
        expect(ticksOf(stored(storage))).toMatchObject({ 'a/b': 'done' });
        const reading = readProgress(text);
        expect(store.quarantine()).toEqual(reading.quarantine === null ? [] : [reading.quarantine]);
      }),
    );
  });
});

describe('a newer site', () => {
  const newer = '{"version":2,"ticks":{"a/b":["done",5,"phone"]},"more":1}';

  it('is never overwritten, and gets what an older page has changed', () => {
    const storage = fakeStorage({ [KEY]: newer });
    const { set, store, troubles } = open(storage);
    expect(storage.entries()).toEqual({ [KEY]: newer });
    set('a/c', 'done');
    open(storage).set('a/d', 'done');
    expect(storage.entries()[KEY]).toBe(newer);
    expect(troubles).toEqual(['newer']);
    expect(ticksOf(store.current())).toEqual({ 'a/b': 'done', 'a/c': 'done' });
    expect(ticksOf(stored(storage, ASIDE))).toEqual({ 'a/b': 'done', 'a/c': 'done', 'a/d': 'done' });
  });

  it('takes in what an older page has left, and clears it away', () => {
    const aside = progressText(tick(EMPTY, 'a/c', 'done', { ...fakeTab(() => null), now: 5, device: 'x' }));
    const storage = fakeStorage({
      [KEY]: '{"version":1,"ticks":{"a/b":["done",5,"phone"]}}',
      [ASIDE]: aside,
    });
    expect(ticksOf(open(storage).store.current())).toEqual({ 'a/b': 'done', 'a/c': 'done' });
    expect(ticksOf(stored(storage))).toEqual({ 'a/b': 'done', 'a/c': 'done' });
    expect(storage.entries()).not.toHaveProperty([ASIDE]);
  });

  it('that comes while a page is open stops that page from writing', () => {
    const storage = fakeStorage();
    const { set, troubles } = open(storage);
    set('a/b', 'done');
    storage.setItem(KEY, newer);
    set('a/c', 'done');
    expect(storage.entries()[KEY]).toBe(newer);
    expect(troubles).toEqual(['newer']);
    expect(ticksOf(stored(storage, ASIDE))).toMatchObject({ 'a/c': 'done' });
  });

  it('of the same major version shares the store', () => {
    const storage = fakeStorage({ [KEY]: '{"version":1,"minor":4,"cards":{"q":[3,5,"phone"]}}' });
    open(storage).set('a/b', 'done');
    expect(JSON.parse(storage.entries()[KEY] ?? '')).toMatchObject({
      minor: 4,
      cards: { q: [3, 5, 'phone'] },
    });
  });
});

describe('erasing', () => {
  it('leaves nothing of this site, and all of others', () => {
    const others = { 'route500k/b/progress': 'x', 'route500k/a/b/progress': 'x', theirs: 'x' };
    const storage = fakeStorage({ ...others, 'route500k/a/theme': 'dark', [QUARANTINE]: '["x"]' });
    const { set, store } = open(storage);
    set('a/b', 'done');
    eraseStorage(store, storage, '/a/');
    expect(storage.entries()).toEqual(others);
    expect(store.current()).toBe(EMPTY);
    set('a/c', 'done');
    expect(ticksOf(stored(storage))).toEqual({ 'a/c': 'done' });
    expect(storage.entries()).toHaveProperty(['route500k/a/device']);
  });

  it('makes room in a storage that is full', () => {
    const storage = fakeStorage();
    const { set, store } = open(storage);
    set('a/b', 'done');
    storage.room = Object.entries(storage.entries()).flat().join('').length;
    eraseStorage(store, storage, '/a/');
    expect(storage.entries()).toEqual({});
  });

  it('makes other tabs forget', () => {
    const storage = fakeStorage();
    const [one, two] = [open(storage), open(storage)];
    one.set('a/b', 'done');
    heard(storage, two);
    eraseStorage(one.store, storage, '/a/');
    two.tab.hear({ key: KEY, newValue: null });
    two.tab.hear({ key: 'route500k/a/erased', newValue: '1' });
    two.tab.hear({ key: 'route500k/a/erased', newValue: null });
    expect(two.store.current()).toBe(EMPTY);
    two.set('a/c', 'done');
    expect(ticksOf(stored(storage))).toEqual({ 'a/c': 'done' });
  });

  it('is noticed by a page that was put to sleep before', () => {
    const storage = fakeStorage();
    const [one, two] = [open(storage), open(storage)];
    one.set('a/b', 'done');
    heard(storage, two);
    eraseStorage(one.store, storage, '/a/');
    two.store.refresh();
    expect(two.store.current()).toBe(EMPTY);
  });
});

describe('renamed ids', () => {
  const MARK = 'route500k/a/aliases';
  const list = (mark: string, aliases: Record<string, string>): FakeTab['aliases'] & object => ({
    mark,
    load: vi.fn(() => Promise.resolve((progress: Progress) => rename(progress, aliases))),
  });
  const before = '{"version":1,"ticks":{"old/b":["done",5,"phone"]}}';

  it('are carried over once, and then no more asked for', async () => {
    const storage = fakeStorage({ [KEY]: before });
    const aliases = list('m1', { 'old/b': 'a/b' });
    const { store } = open(storage, { aliases });
    await vi.waitFor(() => expect(ticksOf(store.current())).toEqual({ 'a/b': 'done' }));
    expect([ticksOf(stored(storage)), storage.entries()[MARK]]).toEqual([{ 'a/b': 'done' }, 'm1']);
    open(storage, { aliases });
    expect(aliases.load).toHaveBeenCalledTimes(1);
  });

  it('are not asked for by a reader who has nothing yet', () => {
    const aliases = list('m1', {});
    const storage = fakeStorage();
    open(storage, { aliases }).set('a/b', 'done');
    expect(aliases.load).not.toHaveBeenCalled();
    expect(storage.entries()[MARK]).toBe('m1');
  });

  it('wait for the network', async () => {
    const storage = fakeStorage({ [KEY]: before, [MARK]: 'm0' });
    const failing = vi.fn(() => Promise.reject(new Error('offline')));
    const { set } = open(storage, { aliases: { mark: 'm1', load: failing } });
    await vi.waitFor(() => expect(failing).toHaveBeenCalled());
    set('a/c', 'done');
    expect(storage.entries()[MARK]).toBe('');
    const { store } = open(storage, { aliases: list('m1', { 'old/b': 'a/b' }) });
    await vi.waitFor(() => expect(ticksOf(store.current())).toEqual({ 'a/b': 'done', 'a/c': 'done' }));
  });

  it('that a page of before writes again are carried over by the next', async () => {
    const storage = fakeStorage({ [KEY]: before, [MARK]: 'm0' });
    const old = open(storage, { aliases: list('m0', {}) });
    const now = open(storage, { aliases: list('m1', { 'old/b': 'a/b' }) });
    await vi.waitFor(() => expect(storage.entries()[MARK]).toBe('m1'));
    old.set('old/b', 'doing');
    expect(storage.entries()[MARK]).not.toBe('m1');
    heard(storage, now);
    expect(ticksOf(now.store.current())).toEqual({ 'a/b': 'doing' });
    const { store } = open(storage, { aliases: list('m1', { 'old/b': 'a/b' }) });
    await vi.waitFor(() => expect(ticksOf(store.current())).toEqual({ 'a/b': 'doing' }));
  });
});
