import { describe, expect, it } from 'vitest';
import { parsed } from '../markdown-source.fixture.ts';
import { readCheckpoints } from './read-checkpoints.ts';

const HEAD = '---\ntitle: x\n---\n\n';
const read = (text: string, file?: string) => readCheckpoints(parsed(HEAD + text, file));

describe('the checklist of a note', () => {
  it.each([undefined, 'content/1-ramp-up/docker/index.mdx'])(
    'is read with ids, words and lines (%s)',
    (file) => {
      const { checkpoints, problems } = read(
        '- [ ] Могу **объяснить** `select` [](#select)\n- просто строка\n\n1. [ ] собрал [](#built-1)\n',
        file,
      );
      expect(problems).toEqual([]);
      expect(checkpoints).toMatchObject([
        { kind: 'checkpoint', id: 'select', text: 'Могу объяснить select', line: 5, page: 'ramp-up/docker' },
        { id: 'built-1', text: 'собрал', line: 8 },
      ]);
    },
  );

  it('is read inside of components, too', () => {
    const { checkpoints } = read('<Steps>\n\n- [ ] шаг [](#step)\n\n</Steps>\n', 'content/a/b/index.mdx');
    expect(checkpoints).toMatchObject([{ id: 'step', line: 7 }]);
  });

  it('does not see lines in code', () => {
    expect(read('```md\n- [ ] текст\n```\n')).toEqual({ checkpoints: [], problems: [] });
  });

  it.each([
    ['- [ ] без id\n', 5, 'without an id'],
    ['- [ ] a [](#ok)\n- [ ] b [](#Не-латиница)\n', 6, '"Не-латиница"'],
    ['- [ ] b [](#with_underscore)\n', 5, '"with_underscore"'],
    ['- [ ] b [](#)\n', 5, '""'],
    ['- [x] сделано [](#done)\n', 5, 'ticked'],
    ['- [ ] a [](#a) [](#b)\n', 5, 'two ids: a, b'],
    ['- [ ] [](#a) слово\n', 5, 'in the middle'],
    ['- [ ] [](#a)\n', 5, 'without words'],
    ['- [ ] a [](#a)\n  - [ ] b [](#b)\n', 6, 'more than one paragraph'],
    ['- [ ] a [](#a)\n\n  ещё\n', 7, 'more than one paragraph'],
  ])('is refused where a line is faulty: %j', (text, line, found) => {
    const { problems } = read(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'content/1-ramp-up/docker/index.md', line });
    expect(problems[0]?.found).toContain(found);
  });
});
