import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { markdownToHtml } from 'satteri';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { questionsLoader } from './questions-loader.ts';

interface Entry {
  id: string;
  digest: string;
  filePath: string;
  data: { order: number; html: Record<string, string | null> };
}

/** As much of Astro's context as the loader uses, with a memory of what was rendered. */
function contextOf(root: string, store: Map<string, Entry>, rendered: string[]): LoaderContext {
  const context = {
    config: { root: pathToFileURL(`${root}/`) },
    store: {
      keys: () => [...store.keys()],
      get: (id: string) => store.get(id),
      set: (entry: Entry) => store.set(entry.id, entry),
      delete: (id: string) => store.delete(id),
    },
    logger: { error: () => undefined },
    generateDigest: (text: string) => text,
    parseData: ({ data }: { data: unknown }) => Promise.resolve(data),
    renderMarkdown: (text: string, { fileURL }: { fileURL: URL }) => {
      rendered.push(fileURL.pathname.split('/content/')[1] ?? '');
      if (text.includes('```bad')) return Promise.reject(new Error('no such language'));
      return Promise.resolve({ html: markdownToHtml(text).html });
    },
  };
  return context as unknown as LoaderContext;
}

const question = (id: string, more = '') =>
  `## ${id}? [](#${id})\n\nlevel: junior\n\nКоротко.\n\nДолго.\n${more}\n`;

describe('the loader of questions', () => {
  let root: string;
  const store = new Map<string, Entry>();
  const rendered: string[] = [];

  const write = async (text: string): Promise<void> => {
    await mkdir(join(root, 'content/1-a/b'), { recursive: true });
    await writeFile(join(root, 'content/1-a/b/questions.md'), `---\ntopic: a/b\n---\n\n${text}`);
  };
  const load = (): Promise<void> => {
    rendered.length = 0;
    return questionsLoader().load(contextOf(root, store, rendered));
  };

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'questions-'));
    store.clear();
  });
  afterEach(() => rm(root, { recursive: true }));

  it('makes an entry a question, in the order of the file', async () => {
    await write(question('one') + question('two'));
    await load();
    expect([...store.keys()]).toEqual(['a/b#one', 'a/b#two']);
    expect(store.get('a/b#two')).toMatchObject({
      filePath: 'content/1-a/b/questions.md',
      data: {
        page: 'a/b',
        order: 1,
        level: 'junior',
        text: 'two?',
        html: { short: '<p>Коротко.</p>', prompt: null },
      },
    });
  });

  it('renders a file again only when it has changed, and forgets questions that are gone', async () => {
    await write(question('one') + question('two'));
    await load();
    await load();
    expect(rendered).toEqual([]);
    await write(question('two'));
    await load();
    expect(rendered).toEqual(['1-a/b/questions.md']);
    expect([...store.values()].map(({ id, data }) => [id, data.order])).toEqual([['a/b#two', 0]]);
    await rm(join(root, 'content/1-a/b/questions.md'));
    await load();
    expect(store.size).toBe(0);
  });

  it('stops at a faulty file, each time', async () => {
    await write('## А? [](#a)\n\nlevel: junior\n\nКоротко.\n');
    for (let build = 1; build <= 2; build++) {
      await expect(load()).rejects.toThrow(
        'content/1-a/b/questions.md:5: the question «А?» has a short answer',
      );
    }
  });

  it('stops at a file that cannot be rendered, each time, and names it', async () => {
    await write(question('one', '\n```bad\n```\n'));
    for (let build = 1; build <= 2; build++) {
      await expect(load()).rejects.toThrow('content/1-a/b/questions.md: no such language');
    }
  });
});
