import { describe, expect, it } from 'vitest';
import { forecastWords } from './forecast-words.ts';

const plain = (words: string): string => words.replaceAll('\u00a0', ' ');

describe('the forecast in words', () => {
  const forecast = { done: 6, days: 14, end: '2027-04-02' } as const;

  it.each([
    ['2027-03-31', 'Прогноз: финиш 2 апреля 2027, темп – за 14 дней 6 пунктов, позже плана на 2 дня'],
    ['2027-04-02', 'Прогноз: финиш 2 апреля 2027, темп – за 14 дней 6 пунктов, точно к концу плана'],
    ['2027-04-07', 'Прогноз: финиш 2 апреля 2027, темп – за 14 дней 6 пунктов, раньше плана на 5 дней'],
    [null, 'Прогноз: финиш 2 апреля 2027, темп – за 14 дней 6 пунктов'],
  ] as const)('of a plan that ends on %s', (planned, words) => {
    expect(plain(forecastWords(forecast, 10, planned))).toBe(words);
  });

  it('promises nothing to one who has finished nothing, and no day to one who is through', () => {
    expect(forecastWords({ done: 0, days: 14, end: null }, 10, null)).toBe(
      'Прогноз появится, когда за две недели будет пройден хоть один пункт',
    );
    expect(forecastWords({ done: 9, days: 2, end: '2027-01-01' }, 10, null)).toBe(
      'Прогноз появится на третий день занятий',
    );
    expect(forecastWords({ done: 3, days: 14, end: '2027-01-01' }, 0, null)).toBe('Все пункты пройдены');
  });
});
