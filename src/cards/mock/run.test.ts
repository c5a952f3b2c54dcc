import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as runs from './run.ts';

const SECOND = 1000;

describe('a run', () => {
  it('counts the time of each question, and none of a pause', () => {
    let run = runs.beginRun('1code', 2, 0);
    run = runs.judge(runs.openAnswer(run), { mark: 2 });
    run = runs.nextQuestion(run, 60 * SECOND);
    run = runs.pause(run, 70 * SECOND);
    run = runs.pause(run, 75 * SECOND);
    expect(runs.spentInAll(run, 500 * SECOND)).toBe(70 * SECOND);
    run = runs.resume(run, 500 * SECOND);
    run = runs.resume(run, 505 * SECOND);
    expect(runs.spentOn(run, 0, 510 * SECOND)).toBe(60 * SECOND);
    expect(runs.spentOn(run, 1, 510 * SECOND)).toBe(20 * SECOND);
    expect(runs.resultOf(run, 510 * SECOND)).toEqual({
      ended: 510 * SECOND,
      answers: [
        { mark: 2, isFailing: false, spent: 60 * SECOND },
        { mark: null, isFailing: false, spent: 20 * SECOND },
      ],
    });
  });

  it('hides the next answer, and stays at the last question', () => {
    const run = runs.nextQuestion(runs.openAnswer(runs.beginRun('1code', 2, 0)), 1);
    expect(run).toMatchObject({ at: 1, isOpen: false });
    expect(runs.nextQuestion(run, 2)).toBe(run);
  });

  it('has no red flag without a mark', () => {
    const run = runs.judge(runs.beginRun('1code', 1, 0), { isFailing: true });
    expect(runs.resultOf(run, 0).answers).toEqual([{ mark: null, isFailing: false, spent: 0 }]);
    expect(runs.resultOf(runs.judge(run, { mark: 0 }), 0).answers[0]).toMatchObject({ isFailing: true });
  });

  it('does not run backwards with the clock', () => {
    expect(runs.spentInAll(runs.beginRun('1code', 1, 1000), 0)).toBe(0);
  });

  it('survives a reload; what is no run does not', () => {
    const run = runs.judge(runs.beginRun('1code', 6, 17), { mark: 3 });
    expect(runs.readRun(runs.runText(run))).toEqual(run);
    expect(runs.readRun(null)).toBeNull();
    for (const fault of [{ at: 6 }, { since: 'now' }, { answers: [{ mark: 4 }] }, { code: 1 }, { isOpen: 0 }])
      expect(runs.readRun(JSON.stringify({ ...run, ...fault }))).toBeNull();
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(runs.readRun(text)).toBeNull();
      }),
    );
  });
});
