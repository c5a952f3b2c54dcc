import { describe, expect, it } from 'vitest';
import { readPeriod } from './period.ts';

/** `11-25..12-07`, with years where they are told. */
function read(text: string): string | null {
  const reading = readPeriod(text);
  if (reading === null) return null;
  if (reading.kind === 'impossible') return `impossible: ${reading.found}`;
  const [start, end] = [reading.period.start, reading.period.end].map(({ year, month, day }) =>
    [year, month, day].filter((part) => part !== null).join('-'),
  );
  return `${start ?? ''}..${end ?? ''}${reading.loose ? ' loose' : ''}`;
}

describe('readPeriod', () => {
  it.each([
    ['25 ноября --- 7 декабря', '11-25..12-7'],
    ['25 ноября – 7 декабря', '11-25..12-7'],
    ['25 ноября—7 декабря', '11-25..12-7'],
    ['25 ноября - 7 декабря', '11-25..12-7'],
    ['25 ноября -- 7 декабря', '11-25..12-7'],
    ['25 ноября − 7 декабря', '11-25..12-7'],
    ['25 нояб. — 7 дек.', '11-25..12-7'],
    ['25 НОЯБРЯ — 7 ДЕКАБРЯ', '11-25..12-7'],
    ['с 25 ноября по 7 декабря', '11-25..12-7'],
    ['25 ноября до 7 декабря', '11-25..12-7'],
    ['25 Nov – 7 Dec', '11-25..12-7'],
    ['Nov 25 - Dec 7', '11-25..12-7'],
    ['November 25th to December 7th', '11-25..12-7'],
    ['from 25th of November until 7th of December', '11-25..12-7'],
    ['25.11 – 07.12', '11-25..12-7'],
    ['1.09 — 30.09', '9-1..9-30'],
    ['1–15 марта', '3-1..3-15'],
    ['с 1 по 15 марта', '3-1..3-15'],
    ['1–15.03', '3-1..3-15'],
    ['March 1–15', '3-1..3-15'],
    ['1st - 15th March', '3-1..3-15'],
    ['25 ноября', '11-25..11-25'],
    ['25\u00a0ноября\u00a0– 7\u00a0декабря', '11-25..12-7'],
    ['01.09', '9-1..9-1'],
    ['29 февраля', '2-29..2-29'],
    ['15 декабря – 31 января', '12-15..1-31'],
  ])('reads «%s»', (text, days) => {
    expect(read(text)).toBe(days);
  });

  it.each([
    ['март', '3-1..3-31 loose'],
    ['May', '5-1..5-31 loose'],
    ['ноябрь – декабрь', '11-1..12-31 loose'],
    ['январь и февраль', '1-1..2-31 loose'],
    ['January, February', '1-1..2-31 loose'],
    ['Sep-Dec', '9-1..12-31 loose'],
    ['Dec 2026', '2026-12-1..2026-12-31'],
    ['декабрь 2026 г. – январь', '2026-12-1..2027-1-31'],
    ['11.2026 – 01.2027', '2026-11-1..2027-1-31'],
    ['2026-11 – 2027-01', '2026-11-1..2027-1-31'],
    ['25 ноября – декабрь', '11-25..12-31'],
  ])('reads months alone, «%s»', (text, days) => {
    expect(read(text)).toBe(days);
  });

  it.each([
    ['25.11.2026 – 07.12.2026', '2026-11-25..2026-12-7'],
    ['25.11.26 – 07.12.26', '2026-11-25..2026-12-7'],
    ['2026-11-25 – 2026-12-07', '2026-11-25..2026-12-7'],
    ['2026-11-25-2026-12-07', '2026-11-25..2026-12-7'],
    ['Nov 25, 2026 – Dec 7, 2026', '2026-11-25..2026-12-7'],
    ['25 ноября 2026 года — 7 декабря 2026 г.', '2026-11-25..2026-12-7'],
    ['25 ноября – 7 декабря 2026', '2026-11-25..2026-12-7'],
    ['15 декабря – 15 января 2027', '2026-12-15..2027-1-15'],
    ['15 декабря 2026 – 15 января', '2026-12-15..2027-1-15'],
    ['March 1–15, 2027', '2027-3-1..2027-3-15'],
    ['1–15 марта 2027', '2027-3-1..2027-3-15'],
    ['29 февраля 2028', '2028-2-29..2028-2-29'],
  ])('reads years, «%s»', (text, days) => {
    expect(read(text)).toBe(days);
  });

  it.each([
    ['31 февраля', 'that month has 29 days'],
    ['25 января – 31 февраля', 'that month has 29 days'],
    ['29 февраля 2027', 'that month has 28 days in 2027'],
    ['29 февраля – 5 марта 2027', 'that month has 28 days in 2027'],
    ['1–31 апреля', 'that month has 30 days'],
    ['0 марта', 'that month has 31 days'],
    ['32.01', 'that month has 31 days'],
    ['25.13 – 30.13', 'there is no month 13'],
    ['2026-13-01', 'there is no month 13'],
    ['7 декабря – 31 декобря', 'no month is called «декобря»; is «декабря» meant?'],
    ['25 Noveber – 7 Dec', 'no month is called «noveber»; is «november» meant?'],
    ['15–1 марта', 'it ends before it starts'],
    ['March 15–1', 'it ends before it starts'],
    ['7 декабря 2026 – 25 ноября 2026', 'it ends before it starts'],
    ['11/25 – 12/07', 'one reads the day first in one country, the month in another'],
  ])('refuses «%s»', (text, reason) => {
    expect(read(text)).toBe(`impossible: the period «${text}»: ${reason}`);
  });

  it.each([
    '',
    '2 недели',
    '2–3 недели',
    '10 дней',
    'Gin/Chi',
    '24/7',
    '1.22',
    '1.22 – 1.24',
    '3.12',
    '1.9',
    '1.22.10',
    '2026',
    '500k+',
    'до марта',
    'README, docker-compose, swagger',
    'CI-CD',
    'mid-level',
    'март месяц',
    '7 мостов',
    '3 марки',
    '—',
    '1 – 15',
    'handlers → service → repo',
  ])('finds no period in «%s»', (text) => {
    expect(read(text)).toBeNull();
  });
});
