import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRADES, lineOf, logText, mergeLogs, readLine, readLog, type LogEntry } from './review-log.ts';

const time = fc.nat(8_640_000_000_000_000);
const device = fc.stringMatching(/^[\w-]{1,16}$/);
const card = fc.constantFrom('ramp-up/saga#first', 'ring/kafka#второй', '__proto__');
const fact = fc.oneof(
  fc.record({ kind: fc.constant('review' as const), card, grade: fc.constantFrom(...GRADES) }),
  fc.record({ kind: fc.constant('undo' as const), of: fc.record({ time, device }) }),
  fc.record({ kind: fc.constantFrom('suspend' as const, 'resume' as const), card }),
  fc.record({ kind: fc.constantFrom('add' as const, 'drop' as const), topic: card }),
  fc.record({
    kind: fc.constant('set' as const),
    name: fc.constant('retention' as const),
    value: fc.integer({ min: 70, max: 97 }),
  }),
);
const entry: fc.Arbitrary<LogEntry> = fc
  .tuple(fact, time, device)
  .map(([told, at, from]) => ({ ...told, time: at, device: from }));
/** Lines of entries, of newer sites, and of nobody. */
const log = fc
  .array(fc.oneof(entry.map(lineOf), fc.constantFrom('17 k later kind of line', 'x', '5 y z'), fc.string()))
  .map((lines) => readLog(lines.join('\n')));

describe('a line', () => {
  it('gives its entry back', () => {
    fc.assert(
      fc.property(entry, (one) => {
        expect(readLine(lineOf(one))).toEqual(one);
      }),
    );
  });

  it.each([
    '',
    'review a 3',
    '1 k review a 5',
    '1 k review a',
    '1 k review a 3 4',
    '1 k set retention 69',
    '1 k set toString 80',
    '-1 k review a 3',
    '1 k suspend a b',
    '1 k undo x k',
  ])('«%s» is none that this version reads', (line) => {
    expect(readLine(line)).toBeNull();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (line) => void readLine(line)));
  });
});

describe('logs', () => {
  it('come back from their text, lines of newer sites among them', () => {
    fc.assert(
      fc.property(log, (one) => {
        expect(readLog(logText(one))).toEqual(one);
      }),
    );
  });

  it('merge in any order, once or twice, and lose no line', () => {
    fc.assert(
      fc.property(log, log, log, (a, b, c) => {
        expect(mergeLogs(a, b)).toEqual(mergeLogs(b, a));
        expect(mergeLogs(mergeLogs(a, b), c)).toEqual(mergeLogs(a, mergeLogs(b, c)));
        expect(mergeLogs(a, a)).toBe(a);
        expect(new Set(mergeLogs(a, b))).toEqual(new Set([...a, ...b]));
      }),
    );
  });

  it('stand in the order of time', () => {
    expect(readLog('20 a add x\n3 a add y\n\n20 a add x')).toEqual(['3 a add y', '20 a add x']);
  });
});
