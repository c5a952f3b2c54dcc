import { describe, expect, it } from 'vitest';
import { addDays } from '../../roadmap/day.ts';
import type { Day } from '../../roadmap/roadmap.ts';
import { EMPTY, merge, put } from '../progress.ts';
import { momentAt } from '../progress.fixture.ts';
import {
  AS_PUBLISHED,
  LONGEST_BREAK,
  moveStart,
  planSettings,
  setHours,
  setWeekdaysOff,
  takeOff,
  workOn,
} from './plan-settings.ts';

const period = (start: Day, end: Day): { start: Day; end: Day } => ({ start, end });

it('is as published until the reader chooses', () => {
  expect(planSettings(EMPTY)).toEqual(AS_PUBLISHED);
});

it('keeps what the reader has chosen, and takes it back', () => {
  const moment = momentAt(1);
  const started = moveStart(EMPTY, '2027-01-11', moment);
  const chosen = setHours(setWeekdaysOff(started, [7, 6, 6], moment), 12.4, moment);
  expect(planSettings(chosen)).toEqual({ start: '2027-01-11', weekdaysOff: [6, 7], daysOff: [], hours: 12 });
  const back = setHours(setWeekdaysOff(moveStart(chosen, null, moment), [], moment), null, moment);
  expect(planSettings(merge(chosen, back))).toEqual(AS_PUBLISHED);
});

it('holds hours within a week, and leaves a day of it to work on', () => {
  expect(planSettings(setHours(EMPTY, 0, momentAt(1))).hours).toBe(1);
  expect(planSettings(setHours(EMPTY, 500, momentAt(1))).hours).toBe(168);
  expect(planSettings(setWeekdaysOff(EMPTY, [1, 2, 3, 4, 5, 6, 7], momentAt(1))).weekdaysOff).toEqual([]);
});

it('takes no day that the calendar does not have', () => {
  expect(planSettings(put(EMPTY, 'settings', 'start', '2027-02-30', momentAt(1))).start).toBeNull();
  const odd = put(EMPTY, 'daysOff', '2027-02-30/2027-03-01', true, momentAt(1));
  expect(planSettings(odd).daysOff).toEqual([]);
});

describe('days off', () => {
  const off = [
    period('2027-01-09', '2027-01-12'),
    period('2026-12-31', '2027-01-08'),
    period('2027-02-01', '2027-02-01'),
  ];
  const taken = off.reduce((progress, some) => takeOff(progress, some, momentAt(1)) ?? EMPTY, EMPTY);

  it('come in order, those that touch as one', () => {
    expect(planSettings(taken).daysOff).toEqual([
      period('2026-12-31', '2027-01-12'),
      period('2027-02-01', '2027-02-01'),
    ]);
  });

  it('are given back in part', () => {
    expect(planSettings(workOn(taken, period('2027-01-04', '2027-01-10'), momentAt(2))).daysOff).toEqual([
      period('2026-12-31', '2027-01-03'),
      period('2027-01-11', '2027-01-12'),
      period('2027-02-01', '2027-02-01'),
    ]);
  });

  it('are given back on all devices', () => {
    const back = workOn(taken, period('2026-01-01', '2028-01-01'), momentAt(2));
    expect(planSettings(merge(taken, back)).daysOff).toEqual([]);
    expect(planSettings(merge(back, taken)).daysOff).toEqual([]);
  });

  it('are no period that runs backwards or lasts longer than a year', () => {
    expect(takeOff(EMPTY, period('2027-01-02', '2027-01-01'), momentAt(1))).toBeNull();
    expect(
      takeOff(EMPTY, period('2027-01-01', addDays('2027-01-01', LONGEST_BREAK)), momentAt(1)),
    ).toBeNull();
    expect(
      takeOff(EMPTY, period('2027-01-01', addDays('2027-01-01', LONGEST_BREAK - 1)), momentAt(1)),
    ).not.toBeNull();
  });
});
