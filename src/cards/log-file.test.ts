import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exportFile } from '../progress/export-file.ts';
import { EMPTY } from '../progress/progress.ts';
import { answersIn, logInFile } from './log-file.ts';

const NOW = 1_795_600_000_000;
const LOG = [`${String(NOW - 5)} k3v9 review ring/kafka#first 3`, `${String(NOW)} k3v9 later kind`];

it('a log that was exported comes back, lines of newer sites among them', () => {
  const file = exportFile(EMPTY, '2026-11-25', LOG);
  expect(logInFile(file, NOW)).toEqual({ log: LOG, refused: 0 });
  expect(answersIn(LOG)).toBe(1);
});

it('takes no answers of the future and nothing that is no line', () => {
  const trainer = [...LOG, `${String(NOW * 2)} k3v9 review ring/kafka#first 3`, '<script>', 5];
  expect(logInFile(JSON.stringify({ trainer }), NOW)).toEqual({ log: LOG, refused: 3 });
});

it.each(['', 'null', '{"trainer": "x"}', '{"progress": {}}', '['])('«%s» has none', (text) => {
  expect(logInFile(text, NOW)).toEqual({ log: [], refused: 0 });
});

it('never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.string(),
        fc.record({ trainer: fc.array(fc.anything()) }).map((file) => JSON.stringify(file)),
      ),
      (text) => {
        expect(logInFile(text, NOW).refused).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
