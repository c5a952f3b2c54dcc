import { describe, expect, it } from 'vitest';
import { withParts } from './nested.ts';
import { readRoadmap } from './read-roadmap.ts';
import type { Roadmap } from './roadmap.ts';

function read(source: string): Roadmap {
  const { roadmap, problems } = readRoadmap(source);
  if (roadmap === null) throw new Error(JSON.stringify(problems));
  return roadmap;
}

const ids = (source: string): string[] =>
  read(source).phases.flatMap(({ id, items }) => [id, ...items.flatMap(withParts).map((line) => line.id)]);

const problems = (source: string): string[] =>
  readRoadmap(source).problems.map(({ line, found }) => `${line}: ${found}`);

describe('ids', () => {
  it('come from wordings where nothing is linked, repeats numbered, items before nested lines', () => {
    expect(ids('# База\n- [ ] Go\n  - [ ] SQL\n- [ ] SQL\n- [ ] Go\n\n# База\n- [ ] Go')).toEqual([
      'baza',
      'baza/go',
      'baza/sql-2',
      'baza/sql',
      'baza/go-2',
      'baza-2',
      'baza-2/go',
    ]);
  });

  it('come from folders where lines are linked', () => {
    expect(ids('# База\n- [ ] [Go](1-base/01-go/)\n- [ ] SQL\n  - [x] [joins](1-base/joins)')).toEqual([
      'base',
      'base/go',
      'baza/sql',
      'base/joins',
    ]);
  });

  it('keep off the addresses of the site', () => {
    expect(ids('# Plan\n- [ ] About\n\n# 404\n- [ ] a')).toEqual([
      'plan-2',
      'plan-2/about',
      '404-2',
      '404-2/a',
    ]);
  });

  it('stay when another line is linked', () => {
    const before = read('# База\n- [ ] Go\n- [ ] SQL\n- [ ] SQL');
    const after = read('# База\n- [ ] Go\n- [ ] [SQL](1-base/sql/)\n- [ ] SQL');
    expect(after.phases[0]?.items.map(({ id }) => id)).toEqual(['baza/go', 'base/sql', 'baza/sql-2']);
    expect(after.phases[0]?.items.map(({ provisionalId }) => provisionalId)).toEqual(
      before.phases[0]?.items.map(({ id }) => id),
    );
    expect(after.phases[0]).toMatchObject({ id: 'base', provisionalId: 'baza', folder: '1-base' });
  });

  it('give a page to items, and to parts with a link', () => {
    const [item] = read('# A\n- [ ] a\n  - [ ] b\n  - [c](1-a/c/)').phases[0]?.items ?? [];
    expect(item && withParts(item).map(({ text, hasPage }) => [text, hasPage])).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
    ]);
  });
});

describe('the folder of a phase', () => {
  const folders = (source: string): (string | null)[] => read(source).phases.map(({ folder }) => folder);

  it.each([
    ['most of its lines', '# A\n- [ ] [a](1-x/a)\n- [ ] [b](2-y/b)\n- [ ] [c](2-y/c)', ['2-y']],
    ['the first of equals', '# A\n- [ ] [a](1-x/a)\n- [ ] [b](2-y/b)', ['1-x']],
    ['nested lines count', '# A\n- [ ] [a](1-x/a)\n  - [ ] [b](2-y/b)\n  - [ ] [c](2-y/c)', ['2-y']],
    [
      'contested: more lines',
      '# A\n- [ ] [a](1-x/a)\n\n# B\n- [ ] [b](1-x/b)\n- [ ] [c](1-x/c)',
      [null, '1-x'],
    ],
    ['contested: the first', '# A\n- [ ] [a](1-x/a)\n\n# B\n- [ ] [b](1-x/b)', ['1-x', null]],
    ['none', '# A\n- [ ] a', [null]],
  ])('%s', (_, source, expected) => {
    expect(folders(source)).toEqual(expected);
  });
});

describe('what would take an id from another', () => {
  it.each([
    [
      'two lines, one folder',
      '# A\n- [ ] [a](1-a/x/)\n- [ ] [b](./1-a/x)',
      '3: a second link to 1-a/x/; the first is in line 2',
    ],
    [
      'two folders, one address',
      '# A\n- [ ] [a](1-a/x/)\n- [ ] [b](1-a/2-x/)',
      '3: the folder 1-a/2-x/ would have the address /a/x/ of line 2',
    ],
    [
      'the provisional id of a line without a link',
      '# A\n- [ ] go\n- [ ] [sql](1-a/go/)',
      '3: the folder 1-a/go/ would have the address /a/go/ of line 2',
    ],
    [
      'the same, further down',
      '# A\n- [ ] [sql](1-a/go/)\n- [ ] go',
      '2: the folder 1-a/go/ would have the address /a/go/ of line 3',
    ],
    [
      'the provisional id of another phase',
      '# Go\n- [ ] a\n\n# SQL\n- [ ] [b](2-go/b/)',
      '4: the folder 2-go/ would have the address /go/ of line 1',
    ],
    [
      'two folders in one line',
      '# A\n- [ ] [a](1-a/a/) and [b](1-a/b/)',
      '2: one line links to two folders, 1-a/a/ and 1-a/b/',
    ],
  ])('%s', (_, source, problem) => {
    expect(problems(source)).toEqual([problem]);
  });
});
