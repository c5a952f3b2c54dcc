import { describe, expect, it } from 'vitest';
import type { Item, Phase, Roadmap } from '../roadmap/roadmap.ts';
import { bindNotes } from './bind-notes.ts';

function item(folder: string | null, parts: Item[] = []): Item {
  const id = folder?.replace(/\d+-/, '') ?? 'ramp/unlinked';
  const words = { text: 'Пункт', prose: '', links: [], line: 7 };
  return { id, provisionalId: id, folder, hasPage: true, done: false, ...words, parts };
}

function roadmap(...items: Item[]): Roadmap {
  const phase: Phase = {
    ...{
      id: 'ramp',
      provisionalId: 'razgon',
      number: 1,
      title: 'Разгон',
      folder: '1-ramp',
      period: null,
      prose: '',
      line: 5,
    },
    items,
  };
  return { title: 'План', goal: '', prose: '', start: null, phases: [phase], sections: [] };
}

const plan = roadmap(item('1-ramp/go', [item('1-ramp/part')]), item(null));
const folders = ['1-ramp', '1-ramp/go', '1-ramp/part'];

describe('bindNotes', () => {
  it('gives each note the id of its page', () => {
    const files = [
      'roadmap.md',
      '1-ramp/index.mdx',
      '1-ramp/go/index.md',
      '1-ramp/go/questions.md',
      '1-ramp/part/index.md',
    ];
    const { ids, problems } = bindNotes(plan, files, folders);
    expect(problems).toEqual([]);
    expect([...ids]).toEqual([
      ['1-ramp/go/index.md', 'ramp/go'],
      ['1-ramp/index.mdx', 'ramp'],
      ['1-ramp/part/index.md', 'ramp/part'],
    ]);
  });

  it('takes supplements of the ring, which no item names', () => {
    const { ids } = bindNotes(
      plan,
      ['ring/index.md', 'ring/sql/index.mdx'],
      [...folders, 'ring', 'ring/sql'],
    );
    expect([...ids.values()]).toEqual(['ring', 'ring/sql']);
  });

  it('refuses an item whose folder is not there, by the line of the item', () => {
    const [problem] = bindNotes(plan, [], ['1-ramp', '1-ramp/part']).problems;
    expect(problem).toMatchObject({ file: 'content/roadmap.md', line: 7 });
    expect(problem?.found).toContain('content/1-ramp/go/');
  });

  it.each([
    ['1-ramp/lost/index.md', 'no item'],
    ['ring/deep/er/index.md', 'no item'],
    ['1-ramp/go/notes.md', 'neither a note'],
    ['index.md', 'no item'],
  ])('refuses %s', (file, found) => {
    const { problems } = bindNotes(plan, [file], folders);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: `content/${file}`, line: 1 });
    expect(problems[0]?.found).toContain(found);
  });

  it('refuses a second note for a page and names the first', () => {
    const { problems } = bindNotes(plan, ['1-ramp/go/index.mdx', '1-ramp/go/index.md'], folders);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.found).toContain('content/1-ramp/go/index.md');
  });
});
