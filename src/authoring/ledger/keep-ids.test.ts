import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkIds, writeIds } from './keep-ids.ts';
import { parseLedger } from './ledger-file.ts';

const ROADMAP = '# План\n\n## Разгон\n\n- [ ] Понять Docker\n    - [ ] Compose\n- [ ] [JWT](1-a/jwt/)\n';
const NOTE = '---\ntitle: JWT\n---\n\n- [ ] Собрал\n';

describe('the ids of a repository', () => {
  let folder: string;
  let root: URL;
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  };
  const read = (file: string): Promise<string> => readFile(join(folder, file), 'utf8');
  const rows = async (): Promise<unknown[][]> =>
    parseLedger(await read('ids.json')).entries.map(({ ordinal, kind, id, aliases }) => [
      ordinal,
      kind,
      id,
      ...(aliases ?? []),
    ]);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ids-'));
    root = pathToFileURL(`${folder}/`);
    await write('content/roadmap.md', ROADMAP);
    await write('content/1-a/jwt/index.md', NOTE);
    await write('content/ring/sql/index.md', '---\ntitle: SQL\n---\n');
    await write(
      'content/1-a/jwt/questions.md',
      '---\ntopic: a/jwt\n---\n\n## Что? [](#chto)\n\nlevel: junior\n\nА.\n\nБ.\n',
    );
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are entered: lines linked or not, parts, supplements, checkpoints, questions', async () => {
    const { lines, added } = await writeIds(root);
    expect(lines).toEqual(['content/1-a/jwt/index.md:5']);
    expect(await read('content/1-a/jwt/index.md')).toBe(NOTE.replace('Собрал', 'Собрал [](#sobral)'));
    expect(added).toHaveLength(6);
    expect(await rows()).toEqual([
      [1, 'item', 'razgon/ponyat-docker'],
      [2, 'item', 'razgon/compose'],
      [3, 'item', 'a/jwt', 'razgon/jwt'],
      [4, 'item', 'ring/sql'],
      [5, 'checkpoint', 'a/jwt#sobral'],
      [6, 'question', 'a/jwt#chto'],
    ]);
    expect(await checkIds(root)).toEqual([]);
  });

  it('are not written by a second run', async () => {
    await writeIds(root);
    const before = await read('ids.json');
    expect(await writeIds(root)).toEqual({ lines: [], added: [] });
    expect(await read('ids.json')).toBe(before);
  });

  it('survive the linking of a line', async () => {
    await writeIds(root);
    await write('content/roadmap.md', ROADMAP.replace('Понять Docker', '[Понять Docker](1-a/docker/)'));
    await write('content/1-a/docker/index.md', '---\ntitle: Docker\n---\n');
    expect(await checkIds(root)).toMatchObject([
      { file: 'ids.json', line: 2, found: expect.stringContaining('razgon/ponyat-docker') as string },
      { file: 'content/roadmap.md', line: 5, found: expect.stringContaining('a/docker') as string },
    ]);
    await writeIds(root);
    expect((await rows()).at(-1)).toEqual([7, 'item', 'a/docker', 'razgon/ponyat-docker']);
    expect(await checkIds(root)).toEqual([]);
  });

  it('may not vanish: the check names the row', async () => {
    await writeIds(root);
    await write('content/1-a/jwt/index.md', '---\ntitle: JWT\n---\n');
    expect(await checkIds(root)).toMatchObject([{ file: 'ids.json', line: 6 }]);
    await writeIds(root);
    expect(await checkIds(root)).toHaveLength(1);
  });

  it('are never those of something that is gone', async () => {
    await writeIds(root);
    await write('content/1-a/jwt/index.md', '---\ntitle: JWT\n---\n\n- [ ] Другое\n');
    await writeIds(root);
    await write('content/1-a/jwt/index.md', '---\ntitle: JWT\n---\n\n- [ ] Собрал\n');
    await writeIds(root);
    expect(await read('content/1-a/jwt/index.md')).toContain('[](#sobral-2)');
  });

  it('are not entered while an id stands twice, or the ledger is broken', async () => {
    await write('content/ring/sql/index.md', '---\ntitle: SQL\n---\n\n- [ ] Что [](#chto)\n');
    await expect(writeIds(root)).rejects.toThrow('content/1-a/jwt/questions.md:5: the id "chto" is taken');
    await expect(read('ids.json')).rejects.toThrow('ENOENT');
    await write('ids.json', '[{]');
    await expect(checkIds(root)).rejects.toThrow('ids.json:1: no JSON');
  });
});
