import { describe, expect, it } from 'vitest';
import { readLine } from '../../cards/review-log.ts';
import { fakeStorage, fakeTab, type FakeStorage, type FakeTab } from '../progress/fake-browser.fixture.ts';
import { openLog, type LogStore, type Told } from './log-store.ts';

const ANSWER: Told = { kind: 'review', card: 'ring/kafka#first', grade: 3 };

function open(storage: FakeStorage, change: Partial<FakeTab> = {}): { log: LogStore; tab: FakeTab } {
  const tab = fakeTab(() => storage, change);
  const keys = (): string[] => (storage.failure ? [] : Object.keys(storage.entries()));
  return { log: openLog({ ...tab, now: () => tab.clock, keys }), tab };
}

describe('the log in a browser', () => {
  it('is there again for the next page, each entry later than the one before', () => {
    const storage = fakeStorage();
    const { log } = open(storage);
    const [one, two] = [log.add(ANSWER), log.add({ kind: 'undo', of: { time: 1, device: 'x' } })];
    expect(two.time).toBe(one.time + 1);
    expect(open(storage).log.current().map(readLine)).toEqual([one, two]);
  });

  it('writes a month a key', () => {
    const storage = fakeStorage();
    const { log, tab } = open(storage);
    log.add(ANSWER);
    tab.clock += 40 * 86_400_000;
    log.add(ANSWER);
    const months = Object.keys(storage.entries()).filter((key) => key.includes('trainer-'));
    expect(months).toEqual(['route500k/a/trainer-2026-11', 'route500k/a/trainer-2027-01']);
  });

  it('keeps what two tabs wrote, even where one overwrote the other', () => {
    const storage = fakeStorage();
    const [one, two] = [open(storage), open(storage, { randomName: () => 'phone' })];
    one.log.add(ANSWER);
    two.log.add(ANSWER);
    const key = 'route500k/a/trainer-2026-11';
    const line = one.log.current()[0] ?? '';
    // A tab that had read before the other wrote.
    storage.setItem(key, `${line}\n`);
    two.tab.hear({ key, newValue: `${line}\n` });
    expect(storage.getItem(key)?.trim().split('\n')).toHaveLength(2);
    expect(open(storage).log.current()).toHaveLength(2);
  });

  it('holds answers where nothing can be stored, says so once, and stores them when it can', () => {
    const storage = fakeStorage();
    const { log } = open(storage);
    const troubles: string[] = [];
    log.onTrouble((trouble) => troubles.push(trouble));
    storage.room = 0;
    log.add(ANSWER);
    log.add(ANSWER);
    expect([log.current().length, troubles]).toEqual([2, ['full']]);
    storage.room = Infinity;
    log.add(ANSWER);
    expect(open(storage).log.current()).toHaveLength(3);
  });

  it('works on a page whose storage is denied', () => {
    const storage = fakeStorage();
    storage.failure = new DOMException('no', 'SecurityError');
    const { log } = open(storage);
    log.add(ANSWER);
    expect(log.current()).toHaveLength(1);
  });

  it('keeps lines that it cannot read', () => {
    const line = '1795600000000 phone later kind of line';
    const storage = fakeStorage({ 'route500k/a/trainer-': `${line}\n` });
    const { log } = open(storage);
    log.add(ANSWER);
    expect(open(storage).log.current()).toContain(line);
  });

  it('takes the lines of another device, and tells those who listen', () => {
    const { log } = open(fakeStorage());
    const sizes: number[] = [];
    const leave = log.subscribe((lines) => sizes.push(lines.length));
    log.take(['1 phone add ring/kafka']);
    log.take(['1 phone add ring/kafka']);
    leave();
    log.add(ANSWER);
    expect(sizes).toEqual([0, 1]);
  });

  it('forgets when another tab erases all', () => {
    const storage = fakeStorage();
    const { log, tab } = open(storage);
    log.add(ANSWER);
    storage.removeItem('route500k/a/trainer-2026-11');
    tab.hear({ key: 'route500k/a/erased', newValue: '1' });
    expect(log.current()).toEqual([]);
  });
});
