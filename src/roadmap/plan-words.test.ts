import { describe, expect, it } from 'vitest';
import { planFor } from './plan.ts';
import { planWords } from './plan-words.ts';
import type { Day } from './roadmap.ts';
import type { PlannedRoadmap } from './schedule.ts';

const items = (phase: string, count: number): { id: string; done: boolean }[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${phase}${index + 1}`, done: false }));
const phases = (isYearKnown: boolean): PlannedRoadmap => {
  const [old, young] = isYearKnown ? ['2026', '2027'] : ['-', '-'];
  return {
    phases: [
      { period: { start: `${old}-12-01`, end: `${old}-12-10` }, items: items('a', 5) },
      { period: { start: `${old}-12-11`, end: `${old}-12-20` }, items: items('b', 5) },
      { period: { start: `${young}-01-11`, end: `${young}-01-20` }, items: items('c', 1) },
    ],
  };
};

const words = (today: Day, done: string[] = [], isYearKnown = true) => {
  const { moment, label, pace } = planWords(planFor(phases(isYearKnown), today, new Set(done)));
  return [moment, label, pace].map((text) => text.replaceAll('\u00a0', ' '));
};

describe('planWords', () => {
  it.each<[Day, string]>([
    ['2026-11-09', 'До старта 22 дня: план начинается 1 декабря'],
    ['2026-11-10', 'До старта 21 день: план начинается 1 декабря'],
    ['2026-11-26', 'До старта 5 дней: план начинается 1 декабря'],
    ['2026-11-30', 'Старт завтра, 1 декабря'],
    ['2025-12-31', 'До старта 335 дней: план начинается 1 декабря 2026'],
    ['2026-12-01', 'День 1 из 51: до конца фазы 9 дней, до конца плана 50 дней'],
    ['2026-12-10', 'День 10 из 51: последний день фазы, до конца плана 41 день'],
    ['2026-12-31', 'Перерыв: следующая фаза начинается через 11 дней, 11 января 2027'],
    ['2027-01-08', 'Перерыв: следующая фаза начинается через 3 дня, 11 января'],
    ['2027-01-10', 'Перерыв: следующая фаза начинается завтра, 11 января'],
    ['2027-01-18', 'День 49 из 51: до конца плана 2 дня'],
    ['2027-01-20', 'День 51 из 51: сегодня последний день плана'],
    ['2027-02-01', 'План закончился 20 января: пройдено 0 из 11 пунктов'],
    ['2028-02-01', 'План закончился 20 января 2027: пройдено 0 из 11 пунктов'],
  ])('%s: %s', (today, moment) => {
    expect(words(today)[0]).toBe(moment);
  });

  it('tells no year that the document does not tell', () => {
    expect(words('2026-12-31', [], false)[0]).toBe(
      'Перерыв: следующая фаза начинается через 11 дней, 11 января',
    );
    expect(words('2026-02-01', [], false)[0]).toBe('До старта 303 дня: план начинается 1 декабря');
  });

  it('names the item', () => {
    expect(words('2026-11-26')[1]).toBe('Начать отсюда');
    expect(words('2026-11-26', ['a1'])[1]).toBe('Продолжить отсюда');
    expect(words('2026-12-01')[1]).toBe('Сегодня');
    expect(words('2026-12-31', ['a1'])[1]).toBe('Дальше по маршруту');
    expect(words('2027-02-01')[1]).toBe('Осталось пройти');
  });

  it('tells the pace', () => {
    expect(words('2026-11-26', ['a1'])[2]).toBe('');
    expect(words('2026-12-01')[2]).toBe('Точно по плану');
    expect(words('2026-12-01', ['a1', 'a2', 'a3'])[2]).toBe('Впереди плана на 2 пункта, это 4 дня');
    expect(words('2026-12-04')[2]).toBe('Позади плана на 1 пункт, это 2 дня');
  });

  it('does without dates', () => {
    const plan = (count: number): string[] => {
      const undated = { phases: [{ period: null, items: items('a', count) }] };
      const { moment, label, pace } = planWords(planFor(undated, '2026-12-01', new Set(['a1'])));
      return [moment.replaceAll('\u00a0', ' '), label, pace];
    };
    expect(plan(32)).toEqual(['План без дат: пройдено 1 из 32 пунктов', 'Дальше по маршруту', '']);
    expect(plan(21)[0]).toBe('План без дат: пройдено 1 из 21 пункта');
  });

  it('tells that all is done', () => {
    const all = phases(true).phases.flatMap((phase) => phase.items.map(({ id }) => id));
    expect(words('2027-02-01', all)[0]).toBe('План закончился 20 января: пройдено всё, 11 пунктов');
  });
});
