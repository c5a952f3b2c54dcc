import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkIds, writeIds } from '../ledger/keep-ids.ts';
import { checkNote, findOpenItems, newSupplement, newTopic } from './new-note.ts';
import type { OpenItem } from './open-items.ts';

const ROADMAP =
  '# П\n\n## А\n\n- [ ] [JWT](1-a/jwt/)\n- [ ] Кэш: `Redis` и [другие]\n- [ ] [Магазин](1-a/shop/)\n\n## Б\n\n- [ ] Сага\n';

describe('a new note', () => {
  let folder: string;
  let root: URL;
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  };
  const read = (file: string): Promise<string> => readFile(join(folder, file), 'utf8');
  const open = async (wording: string): Promise<OpenItem> => {
    const found = (await findOpenItems(root)).find(({ item }) => item.text.includes(wording));
    if (!found) throw new Error(`${wording} is not open`);
    return found;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'new-'));
    root = pathToFileURL(`${folder}/`);
    await write('content/roadmap.md', ROADMAP);
    await write('content/1-a/jwt/index.md', '---\ntitle: "JWT: вход"\ndescription: Токен\nhours: 4\n---\n');
    await write('content/1-a/shop/index.md', '---\ntitle: Магазин\nkind: project\n---\n');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('of a line without a link links it, and passes every check', async () => {
    const { file, linkedLine } = await newTopic(root, await open('Кэш'), '1-a/cache');
    expect({ file, linkedLine }).toEqual({ file: 'content/1-a/cache/index.md', linkedLine: 6 });
    expect(await read('content/roadmap.md')).toBe(
      ROADMAP.replace('Кэш: `Redis` и [другие]', '[Кэш: `Redis` и [другие]](1-a/cache/)'),
    );
    const text = await read(file);
    expect(text).toMatch(
      /^---\ntitle: "Кэш: Redis и \[другие\]"\ndescription: .*\nkind: topic\nrelated:\n {2}- \/a\/jwt\/\n {2}- \/a\/shop\/\n---\n\n## Ответ/,
    );
    expect(text).toContain('«Кэш: Redis и \\[другие\\]» и когда это не нужно [](#cache-explain)');
    expect(await checkNote(root, file)).toEqual([]);
    await writeIds(root);
    expect(await checkIds(root)).toEqual([]);
  });

  it('of a line alone on its way is related to its phase', async () => {
    const { file } = await newTopic(root, await open('Сага'), '2-b/saga');
    expect(await read(file)).toContain('related:\n  - /b/\n');
    expect(await checkNote(root, file)).toEqual([]);
  });

  it('keeps the front matter that stands already', async () => {
    const { file, linkedLine } = await newTopic(root, await open('JWT'), 'ignored/folder');
    expect(linkedLine).toBeNull();
    expect(await read('content/roadmap.md')).toBe(ROADMAP);
    expect(await read(file)).toMatch(
      /^---\ntitle: "JWT: вход"\ndescription: Токен\nhours: 4\nrelated:\n {2}- \/a\/\n---\n\n## Ответ за 60 секунд\n/,
    );
    expect(await read(file)).toContain('«JWT: вход»');
    expect(await checkNote(root, file)).toEqual([]);
    expect((await findOpenItems(root)).map(({ item }) => item.text)).not.toContain('JWT');
  });

  it('is not made of the page of another kind', async () => {
    await expect(newTopic(root, await open('Магазин'), '')).rejects.toThrow('the kind project');
  });

  it('is not made in a folder that the roadmap refuses; nothing is written', async () => {
    await expect(newTopic(root, await open('Кэш'), 'cache')).rejects.toThrow('content/roadmap.md:6');
    expect(await read('content/roadmap.md')).toBe(ROADMAP);
    await expect(read('content/cache/index.md')).rejects.toThrow('ENOENT');
  });

  it('does not touch a text that waits in the folder', async () => {
    await write('content/1-a/cache/index.mdx', '---\ntitle: Кэш\n---\n\nМой текст.\n');
    const { file } = await newTopic(root, await open('Кэш'), '1-a/cache');
    expect(await read(file)).toBe('---\ntitle: Кэш\n---\n\nМой текст.\n');
  });

  it('of the ring has no place in the plan', async () => {
    const { file } = await newSupplement(root, 'sql', 'SQL');
    expect(file).toBe('content/ring/sql/index.md');
    expect(await read(file)).toContain('kind: supplement\nrelated:\n  - /a/jwt/\n');
    expect(await checkNote(root, file)).toEqual([]);
    const second = await newSupplement(root, 'os', 'ОС');
    expect(await read(second.file)).toContain('related:\n  - /ring/sql/\n');
    expect(await read('content/roadmap.md')).toBe(ROADMAP);
    await expect(newSupplement(root, '../x', 'X')).rejects.toThrow('the name "../x"');
  });
});
