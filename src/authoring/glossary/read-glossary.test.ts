import { describe, expect, it } from 'vitest';
import { readGlossary } from './read-glossary.ts';

const GOROUTINE = `- id: goroutine
  ru: горутина
  en: goroutine
  variants: [горутины, горутину]
  definition: Функция, которую рантайм исполняет независимо.
  home: /ramp-up/concurrency/
`;
const CHANNEL = GOROUTINE.replace('id: goroutine', 'id: channel').replace(/ {2}variants.*\n/, '');

describe('the glossary', () => {
  it('is a list of terms with their lines', () => {
    const { terms, problems } = readGlossary(`# термины\n\n${GOROUTINE}\n${CHANNEL}`);
    expect(problems).toEqual([]);
    expect(terms).toMatchObject([
      { id: 'goroutine', ru: 'горутина', variants: ['горутины', 'горутину'], line: 3 },
      { id: 'channel', variants: [], line: 10 },
    ]);
  });

  it('may be absent', () => {
    expect(readGlossary(null)).toEqual({ terms: [], problems: [] });
  });

  it.each([
    ['no list', 'goroutine: {}\n', 1, 'no list'],
    ['nothing in it', '# пусто\n', 1, 'no list'],
    ['broken YAML', `${GOROUTINE}- id: "x\n`, 8, 'broken YAML'],
    ['a field missing', GOROUTINE.replace(/ {2}definition.*\n/, ''), 1, 'definition: missing'],
    ['an empty name', GOROUTINE.replace('ru: горутина', 'ru: ""'), 2, 'ru: write something'],
    ['a field that nothing reads', GOROUTINE.replace('home', 'page: /x/\n  home'), 6, 'page: nothing reads'],
    ['a malformed id', GOROUTINE.replace('id: goroutine', 'id: Горутина'), 1, 'small Latin letters'],
    [
      'a malformed home',
      GOROUTINE.replace('/ramp-up/concurrency/', 'concurrency'),
      6,
      'an address with slashes',
    ],
    ['markup in a definition', GOROUTINE.replace('рантайм', '`go`'), 5, 'plain text only'],
    ['a number for a variant', GOROUTINE.replace('горутину', '5'), 4, 'Expected string'],
    ['an id twice', `${GOROUTINE}\n${GOROUTINE}`, 8, 'a second term "goroutine"; the first is in line 1'],
  ])('is refused with %s', (_, source, line, found) => {
    const { problems } = readGlossary(source);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'content/glossary.yml', line });
    expect(problems[0]?.found).toContain(found);
  });
});
