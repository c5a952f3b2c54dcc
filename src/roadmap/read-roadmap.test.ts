import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withParts } from './nested.ts';
import { readRoadmap } from './read-roadmap.ts';
import type { Item, Roadmap } from './roadmap.ts';

const FIXTURES = new URL('../../tests/fixtures/roadmaps/', import.meta.url);
const fixture = (name: string): string => readFileSync(new URL(`${name}.md`, FIXTURES), 'utf8');

function read(source: string): Roadmap {
  const { roadmap, problems } = readRoadmap(source);
  if (roadmap === null) throw new Error(JSON.stringify(problems));
  return roadmap;
}

const item = (line: string): Item | undefined => read(`# A\n${line}`).phases[0]?.items[0];

/** A line per phase: title, period, items and their parts, done ones. */
function summary({ phases }: Roadmap): string[] {
  return phases.map(({ title, period, items }) => {
    const all = items.flatMap(withParts);
    const days = period === null ? '' : ` ${period.start}..${period.end}`;
    return `${title}${days} ${items.length}+${all.length - items.length} x${all.filter(({ done }) => done).length}`;
  });
}

describe('the owner’s roadmap', () => {
  const roadmap = read(fixture('seed'));

  it('has five phases and 32 items', () => {
    expect(summary(roadmap)).toEqual([
      'РАЗГОН --11-25..--12-07 6+0 x0',
      'УСКОРЕНИЕ --12-07..--12-31 7+0 x0',
      'МИДЛ-ПРОКАЧКА --01-01..--02-01 8+0 x0',
      'SENIOR-READY --02-01..--03-01 7+0 x0',
      'ПОЛУЧЕНИЕ ОФФЕРА --03-01..--03-31 4+0 x0',
    ]);
  });

  it('has title, goal and nothing else', () => {
    expect(roadmap).toMatchObject({
      title: 'ROADMAP --- GO BACKEND → MIDDLE+/SENIOR-READY → OFFER 500K (до марта)',
      goal: 'Стать senior-ready middle backend engineer на Go за 4 месяца и выйти на оффер 500 000+.',
      start: null,
      prose: '',
      sections: [],
    });
    expect(roadmap.phases.map(({ prose }) => prose)).toEqual(['', '', '', '', '']);
  });

  it('keeps the owner’s wording and the lines of the file', () => {
    const lines = fixture('seed').split('\n');
    const items = roadmap.phases.flatMap(({ items }) => items);
    expect(items).toHaveLength(32);
    for (const { line, text } of items) expect(lines[line - 1]).toBe(`-   [ ] ${text}`);
    for (const { line, title } of roadmap.phases) expect(lines[line - 1]).toContain(title);
  });

  it('has readable addresses', () => {
    expect(roadmap.phases.map(({ id }) => id)).toEqual([
      'razgon',
      'uskorenie',
      'midl-prokachka',
      'senior-ready',
      'poluchenie-offera',
    ]);
    expect(roadmap.phases[4]?.items.map(({ id }) => id)).toEqual([
      'poluchenie-offera/3-bolshih-proekta-v-portfolio',
      'poluchenie-offera/proyti-sobesy-mid-senior-lite',
      'poluchenie-offera/podgotovit-github-readme-docker-compose-swagger',
      'poluchenie-offera/vybrat-offer-500k',
    ]);
  });

  it('gets its years from start', () => {
    const dated = read(`---\nstart: 2026-11-25\n---\n\n${fixture('seed')}`);
    expect(dated.phases.map(({ period }) => period?.start)).toEqual([
      '2026-11-25',
      '2026-12-07',
      '2027-01-01',
      '2027-02-01',
      '2027-03-01',
    ]);
    expect(dated.phases[0]?.items[0]?.line).toBe(12 + 4);
  });
});

describe('other people’s roadmaps', () => {
  it.each([
    [
      'frontend-by-weeks',
      [
        'HTML and Semantics 2026-01-05..2026-01-11 3+0 x2',
        'CSS Layout 2026-01-12..2026-01-18 3+0 x0',
        'JavaScript 2026-01-19..2026-01-25 3+0 x0',
        'React 2026-01-26..2026-02-08 4+3 x0',
        'Week 6 2+0 x0',
        'Portfolio 2026-02-16..2026-03-01 3+0 x0',
      ],
    ],
    [
      'analyst-without-dates',
      ['Основы (теория) 3+3 x2', 'Данные 3+0 x0', 'Интеграции (REST, очереди) 3+0 x0', '🚀 2+0 x0'],
    ],
    [
      'parallel-tracks',
      [
        'АЛГОРИТМЫ 2026-09-01..2026-11-30 4+0 x0',
        'АНГЛИЙСКИЙ 2026-09-15..2027-05-31 2+0 x0',
        'СИСТЕМНЫЙ ДИЗАЙН 2026-11-01..2027-01-31 3+0 x0',
        'СОБЕСЕДОВАНИЯ 2027-02-01..2027-02-28 2+0 x0',
      ],
    ],
    [
      'numeric-days',
      [
        'Математика --09-01..--09-30 3+2 x3',
        'Физика --10-01..--11-15 3+0 x0',
        'Информатика --11-16..--12-20 3+0 x0',
        'Экзамены --12-21..--01-25 2+0 x0',
      ],
    ],
    [
      'devops-by-months',
      [
        'Linux & Networking 2026-10-01..2026-10-31 2+0 x0',
        'Containers 2026-11-01..2026-12-31 3+2 x0',
        'CI-CD 2027-01-01..2027-01-31 2+0 x0',
        'Observability 2027-02-01..2027-02-28 2+0 x0',
      ],
    ],
    ['one-list', ['Выучить Rust к лету 5+0 x0']],
    [
      'linked',
      [
        'Listen 2027-01-11..2027-02-07 3+2 x1',
        'Frame 2027-02-08..2027-03-07 2+0 x0',
        'Ship 2027-03-08..2027-04-11 2+0 x0',
      ],
    ],
  ])('%s', (name, expected) => {
    expect(summary(read(fixture(name)))).toEqual(expected);
  });

  it.each(readdirSync(FIXTURES).filter((file) => file.endsWith('.md')))(
    '%s reads the same with other line ends and a byte order mark',
    (file) => {
      const source = readFileSync(new URL(file, FIXTURES), 'utf8');
      const expected = readRoadmap(source);
      expect(expected.problems).toEqual([]);
      expect(readRoadmap(source.replaceAll('\n', '\r\n'))).toEqual(expected);
      expect(readRoadmap(source.replaceAll('\n', '\r'))).toEqual(expected);
      expect(readRoadmap(`\uFEFF${source}`)).toEqual(expected);
    },
  );

  it('reads 60 phases and 600 items', () => {
    const phase = (number: number): string =>
      `## Week ${number}: Topic ${number}\n\n${'- [ ] Learn it\n'.repeat(10)}`;
    const roadmap = read(Array.from({ length: 60 }, (_, index) => phase(index + 1)).join('\n'));
    expect(roadmap.phases).toHaveLength(60);
    const ids = roadmap.phases.flatMap(({ items }) => items.map(({ id }) => id));
    expect(new Set(ids).size).toBe(600);
    expect(roadmap.phases[59]?.items[9]?.id).toBe('topic-60/learn-it-10');
  });
});

describe('a rule in the first line', () => {
  it('is no front matter', () => {
    expect(read('---\n\n# A\n- [ ] a\n').phases[0]?.items[0]?.line).toBe(4);
  });

  it('must not be closed by another', () => {
    const { problems } = readRoadmap('---\n\n# A\n- [ ] a\n\n---\n\n# B\n- [ ] b\n');
    expect(problems.map(({ line, found }) => `${line}: ${found}`)).toEqual([
      '4: front matter that is no YAML: Unexpected scalar at node end',
    ]);
  });
});

describe('lines', () => {
  it.each([
    '- [ ] a',
    '* [ ] a',
    '+ [ ] a',
    '1. [ ] a',
    '1) [ ] a',
    '-   [ ]   a',
    '- [ ]\n  a',
    '-\n  [ ] a',
    '> - [ ] a',
    '- <!-- -->\n  - [ ] a',
    '-\t[ ] a',
    '- [ ]\ta',
  ])('reads «%s»', (line) => {
    expect(item(line)).toMatchObject({ text: 'a', done: false, parts: [] });
  });

  it.each(['- [x] a', '- [X] a'])('«%s» is done', (line) => {
    expect(item(line)?.done).toBe(true);
  });

  it.each([
    ['- [ ] **Go** *and* `chan<- T` ~~not~~', 'Go and chan<- T not'],
    ['- [ ] wrapped\n  over lines', 'wrapped over lines'],
    ['- [ ] broken  \n  hard', 'broken hard'],
    ['- [ ] a &amp; b \\*c\\*', 'a & b *c*'],
    ['- [ ] ![diagram](a.png) of it <!-- later -->', 'diagram of it'],
    ['- [ ] broken\\\n  hard', 'broken hard'],
    ['- [ ] <kbd>Ctrl</kbd>+C', 'Ctrl+C'],
    ['- [ ] ~5 задач в ~10 дней', '~5 задач в ~10 дней'],
    ['- [ ] 3--5 сервисов', '3--5 сервисов'],
    ['- [ ] 500\u00a0000', '500\u00a0000'],
    ['- [ ] 🚀 Старт', '🚀 Старт'],
  ])('takes the words of «%s»', (line, text) => {
    expect(item(line)?.text).toBe(text);
  });

  it('keeps outside links beside the words', () => {
    expect(
      item(
        '- [ ] see [the *spec*](https://go.dev/ref/spec), <https://go.dev> and [tour]\n\n[tour]: https://go.dev/tour',
      ),
    ).toMatchObject({
      text: 'see the spec, https://go.dev and tour',
      folder: null,
      links: [
        { text: 'the spec', url: 'https://go.dev/ref/spec' },
        { text: 'https://go.dev', url: 'https://go.dev' },
        { text: 'tour', url: 'https://go.dev/tour' },
      ],
    });
  });

  it('takes the first of two definitions', () => {
    const links = item('- [ ] [a]\n\n[a]: https://one.example\n[a]: https://two.example')?.links;
    expect(links).toEqual([{ text: 'a', url: 'https://one.example' }]);
  });

  it('nests parts at any depth, with or without a box', () => {
    const [a] = read('# A\n- [ ] a\n  - b\n    1. [x] c\n  - [X] d').phases[0]?.items ?? [];
    expect(a && withParts(a).map(({ text, done, line }) => [text, done, line])).toEqual([
      ['a', false, 2],
      ['b', false, 3],
      ['c', true, 4],
      ['d', true, 5],
    ]);
  });

  it('keeps what stands under a line', () => {
    expect(item('- [ ] a\n\n  more *words*\n\n  - [ ] b\n\n  ```go\n  x := 1\n  ```\n')).toMatchObject({
      prose: 'more *words*\n\n```go\nx := 1\n```',
      parts: [{ text: 'b', prose: '' }],
    });
  });

  it('reads boxes under plain bullets and keeps the bullets as text', () => {
    const [phase] = read('# A\n- Group\n  - [ ] a\n- [ ] b\n- plain').phases;
    expect(phase?.items.map(({ text }) => text)).toEqual(['a', 'b']);
    expect(phase?.prose).toBe('- Group\n\n- plain');
  });

  it('tells the line with the box', () => {
    const source = '---\nstart: 2026-11-25\n---\n\nA\n=\n\n1. [ ] a\n   wrapped\n2.\n   [ ] b\n';
    const lines = source.split('\n');
    const items = read(source).phases[0]?.items ?? [];
    expect(items.map(({ line }) => lines[line - 1])).toEqual(['1. [ ] a', '   [ ] b']);
  });
});

describe('headings', () => {
  it('are phases at any level, and read as their words', () => {
    const source = 'One\n===\n- [ ] a\n\n###### [Two](https://b.example) *(март)* `x`\n- [ ] b\n';
    expect(read(source).phases.map(({ title, number }) => [number, title])).toEqual([
      [1, 'One'],
      [2, 'Two x'],
    ]);
  });

  it.each([
    ['# Title\n## A\n- [ ] a\n\n# Later\n', 'Title'],
    ['## Above\n### A\n- [ ] a\n\n### B\n- [ ] b', 'Above'],
    ['## Beside\n## A\n- [ ] a\n\n## B\n- [ ] b', 'Дорожная карта'],
    ['## Goals\ntext\n### A\n- [ ] a\n\n### B\n- [ ] b', 'Дорожная карта'],
    ['# A\n- [ ] a\n\n# Resources\n\n# B\n- [ ] b', 'Дорожная карта'],
    ['# Only\n- [ ] a\n', 'Only'],
  ])('«%s» is titled %s', (source, title) => {
    expect(read(source).title).toBe(title);
  });

  it.each(['Цель', 'Цели:', '🎯 Goal', 'GOALS', '**Goal**'])('«%s» is the goal', (heading) => {
    const roadmap = read(`# T\n\n## ${heading}\n\n*Get* there.\n\n- fast\n- safe\n\n## A\n- [ ] a`);
    expect(roadmap.goal).toBe('Get there.\nfast safe');
    expect(roadmap.sections).toEqual([]);
  });

  it('without checklists are kept with their text', () => {
    const source =
      'Before all.\n\n# T\n\nUnder it.\n\n## Why\n\nBecause.\n\n## A\n\nAbout A.\n\n- [ ] a\n\nAfter a.\n\n---\n\n## Links\n\n- one\n';
    expect(read(source)).toMatchObject({
      prose: 'Before all.\n\nUnder it.',
      sections: [
        { title: 'Why', prose: 'Because.', line: 7 },
        { title: 'Links', prose: '- one', line: 21 },
      ],
      phases: [{ title: 'A', prose: 'About A.\n\nAfter a.' }],
    });
  });

  it('in fences and comments are no headings', () => {
    const source = '# A\n\n```\n# B\n- [ ] no\n```\n\n<!--\n# C\n- [ ] no\n-->\n\n- [ ] a';
    const [phase, ...others] = read(source).phases;
    expect(others).toEqual([]);
    expect(phase?.items.map(({ text }) => text)).toEqual(['a']);
    expect(phase?.prose).toBe('```\n# B\n- [ ] no\n```\n\n<!--\n# C\n- [ ] no\n-->');
  });
});

describe('what cannot be read', () => {
  it.each([
    ['', '1: no phase: no heading has checklist lines under it'],
    ['# Title\n\nwords', '1: no phase: no heading has checklist lines under it'],
    ['- [ ] a', '1: a checklist line before any heading'],
    ['# A (31 февраля – 1 марта)\n- [ ] a', '1: the period «31 февраля – 1 марта»: that month has 29 days'],
    ['# A (32.01 – 15.02)\n- [ ] a', '1: the period «32.01 – 15.02»: that month has 31 days'],
    [
      '---\nstart: 2027-02-01\n---\n# A (1–29 февраля)\n- [ ] a',
      '4: 29 February 2027, a day that this year does not have',
    ],
    ['---\nstart: soon\n---\n# A\n- [ ] a', '2: start: «soon», which is no day'],
    ['---\nbegin: 2026-11-25\n---\n# A\n- [ ] a', '2: the key «begin», which nothing reads'],
    ['start: 2026-11-25\n\n# A\n- [ ] a', '1: `start:` outside of front matter'],
    ['\n---\nstart: 2026-11-25\n---\n# A\n- [ ] a', '3: `start:` outside of front matter'],
    ['---\nstart: 2026-11-25\n\n# A\n- [ ] a', '2: `start:` outside of front matter'],
    ['#\n- [ ] a', '1: a phase whose heading has no words'],
    ['# A\n- [ ] <!-- later -->', '2: a checklist line without words'],
    ['# A\n- [ ] [](1-a/b/)', '2: a checklist line without words'],
    ['# A\n- [ ]', '2: «- [ ]» looks like a checklist line, but it has no words'],
    ['# A\n- []\n', '2: «- []» looks like a checklist line, but it has no words'],
    ['# A\n- [ ]a\n', '2: «- [ ]a» looks like a checklist line, but no space follows the box'],
    ['# A\n- [v] a\n', '2: «- [v] a» looks like a checklist line, but `[v]` is no checkbox'],
    ['# A\n- [ ] [a](../b/c)', '2: the link «../b/c»: a way upwards'],
    ['# A\n- [ ] [a](<b c/d>)', '2: the link «b c/d»: a folder with spaces'],
    ['# A\n- [ ] [a](b)', '2: the link «b»: a folder of one level instead of two'],
    ['# A\n- [ ] [a](b/c/d)', '2: the link «b/c/d»: a folder of 3 levels instead of two'],
    ['# A\n- [ ] [a](b/c)\n- [ ] [d](b/c/)', '3: a second link to b/c/; the first is in line 2'],
  ])('«%s»', (source, problem) => {
    const { roadmap, problems } = readRoadmap(source);
    expect(roadmap).toBeNull();
    expect(problems.map(({ line, found }) => `${line}: ${found}`)).toEqual([problem]);
    expect(problems[0]?.remedy).not.toBe('');
  });

  it.each([
    ['lists', '- '.repeat(500), 2],
    ['quotations', '> '.repeat(9000), 1],
  ])('includes %s nested beyond measure', (_, markers, line) => {
    const { problems } = readRoadmap(`# A\n${markers}- [ ] a`);
    expect(problems).toMatchObject([{ line, found: 'lines nested deeper than 100 levels' }]);
  });

  it('is told whole and in order', () => {
    const { problems } = readRoadmap(
      '---\nx: 1\n---\n# A (31 февраля)\n- [ ] [a](b)\n- []\n\n# B\n- [v] c\n- [ ] d',
    );
    expect(problems.map(({ line }) => line)).toEqual([2, 4, 5, 6, 9]);
  });
});
