import { describe, expect, it } from 'vitest';
import { readRounds } from './read-rounds.ts';

const FILE = 'content/5-offer/interviews/rounds.yml';
const ADDRESSES = ['/a/one/', '/a/two/', '/ring/sql/'];
const ROUND = '- id: sql\n  title: SQL\n  asks: Напишет ли запрос.\n  pages: [/ring/sql/, /a/one/]\n';
const read = (source: string) => readRounds(source, FILE, ADDRESSES, ['/ring/sql/']);

describe('readRounds', () => {
  it('reads rounds as they stand', () => {
    const levels = ROUND.replace('id: sql', 'id: first').replace('  pages', '  levels: [junior]\n  pages');
    expect(read(ROUND + levels)).toEqual({
      rounds: [
        { id: 'sql', title: 'SQL', asks: 'Напишет ли запрос.', pages: ['/ring/sql/', '/a/one/'] },
        expect.objectContaining({ id: 'first', levels: ['junior'] }),
      ],
      problems: [],
    });
  });

  it.each([
    ['broken YAML', '- id: [', 1, 'broken YAML'],
    ['a missing field', ROUND.replace(/ {2}asks.*\n/, ''), 1, '0.asks: '],
    ['an unknown field', `${ROUND}  minutes: 60\n`, 5, '0.minutes: '],
    ['a level that there is none', `${ROUND}  levels: [lead]\n`, 5, '0.levels.0: '],
    ['an id twice', ROUND + ROUND, 5, 'a second round «sql»'],
    ['an unknown page', ROUND.replace('/a/one/', '/a/tow/'), 4, 'no page /a/tow/'],
    ['a page twice', ROUND.replace('/a/one/', '/ring/sql/'), 4, '/ring/sql/ is named twice'],
    ['a supplement in no round', ROUND.replace('/ring/sql/, ', ''), 1, 'no round names /ring/sql/'],
  ])('tells where %s stands', (_, source, line, found) => {
    expect(read(source).problems).toEqual([
      {
        file: FILE,
        line,
        found: expect.stringContaining(found) as string,
        remedy: expect.any(String) as string,
      },
    ]);
  });

  it('guesses what a misspelt address means', () => {
    expect(read(ROUND.replace('/a/one/', '/a/onne/')).problems[0]?.remedy).toBe('did you mean /a/one/?');
  });
});
