import { describe, expect, it } from 'vitest';
import { monthGenitive, monthName } from './month-names.ts';
import { monthMeant, monthNamed } from './months.ts';

const CASES: [number, string][] = [
  [1, 'январь января январю январём январем январе янв янв. January JAN jan.'],
  [2, 'февраль февраля феврале фев февр. February Feb'],
  [3, 'март марта марту мартом марте МАРТ мар. March mar'],
  [4, 'апрель апреля апр April apr.'],
  [5, 'май мая маю маем мае May'],
  [6, 'июнь июня июн. June Jun'],
  [7, 'июль июля июл July jul'],
  [8, 'август августа августе авг. August Aug.'],
  [9, 'сентябрь сентября сен. сент September Sep Sept.'],
  [10, 'октябрь октября окт October Oct'],
  [11, 'Ноябрь ноября нояб. ноя November Nov'],
  [12, 'декабрь ДЕКАБРЯ дек. December Dec'],
];

describe('monthNamed', () => {
  it.each(CASES)('month %i: %s', (month, words) => {
    for (const word of words.split(' ')) expect([word, monthNamed(word)]).toEqual([word, month]);
  });

  it.each(['мартышка', 'майский', 'decimal', 'дек..', 'декобря', 'march-in', 'м', '', 'марта.'])(
    'knows no month «%s»',
    (word) => {
      expect(monthNamed(word)).toBeNull();
    },
  );
});

describe('monthMeant', () => {
  it.each([
    ['декобря', 'декабря'],
    ['нобяря', 'ноября'],
    ['Noveber', 'november'],
    ['Febuary', 'february'],
  ])('%s is meant as %s', (word, name) => {
    expect(monthMeant(word)).toBe(name);
  });

  it.each(['недели', 'проекта', 'марок', 'часов', 'дня', 'weeks', 'items', 'hours', 'projects'])(
    '%s is no slip of the pen',
    (word) => {
      expect(monthMeant(word)).toBeNull();
    },
  );
});

describe('names', () => {
  it('has both forms of every month', () => {
    const all = Array.from(
      { length: 12 },
      (_, index) => `${monthName(index + 1)} ${monthGenitive(index + 1)}`,
    );
    expect(all.join(', ')).toBe(
      'январь января, февраль февраля, март марта, апрель апреля, май мая, июнь июня, июль июля, август августа, ' +
        'сентябрь сентября, октябрь октября, ноябрь ноября, декабрь декабря',
    );
  });
});
