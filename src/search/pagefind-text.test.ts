import { expect, it, vi } from 'vitest';
import type { TextHit } from './merge-hits.ts';
import { pagefindText, type Pagefind } from './pagefind-text.ts';

const data = {
  url: '/base/ramp-up/docker/',
  excerpt: 'слои <mark>образа</mark>',
  meta: { title: 'Docker' },
  sub_results: [
    { title: 'Docker', url: '/base/ramp-up/docker/#_top', excerpt: '' },
    {
      title: 'Слои',
      url: '/base/ramp-up/docker/#%D1%81%D0%BB%D0%BE%D0%B8',
      excerpt: '<mark>слои</mark> &amp; &lt;b&gt;',
    },
  ],
};

function fakePagefind(): { pagefind: Pagefind } {
  const results = [{ id: 'one', score: 2, data: () => Promise.resolve(data) }];
  return {
    pagefind: {
      options: () => Promise.resolve(),
      init: () => Promise.resolve(),
      search: () => Promise.resolve({ results }),
    },
  };
}

it('gives pages without the base, their sections without the page itself', async () => {
  const { pagefind } = fakePagefind();
  const text = pagefindText(() => Promise.resolve(pagefind), '/base/');
  const hit = {
    ...{ url: '/ramp-up/docker/', title: 'Docker', score: 2 },
    parts: [
      {
        title: 'Слои',
        anchor: 'слои',
        excerpt: [
          { text: 'слои', marked: true },
          { text: ' & <b>', marked: false },
        ],
      },
    ],
  };
  expect(await text(['слои', 'слоями'])).toEqual([[hit], [hit]]);
});

it('shows each query what it found: the excerpts of another are not its own', async () => {
  const { pagefind } = fakePagefind();
  const found = (word: string) => ({ ...data, excerpt: `<mark>${word}</mark>`, sub_results: [] });
  const search = (query: string) =>
    Promise.resolve({ results: [{ id: 'one', score: 2, data: () => Promise.resolve(found(query)) }] });
  const text = pagefindText(() => Promise.resolve({ ...pagefind, search }), '/base/');
  const excerpts = (await text(['слои', 'образ'])).map(([hit]) => hit?.parts[0]?.excerpt[0]?.text);
  expect(excerpts).toEqual(['слои', 'образ']);
});

it('weighs a page by the share of the words that it has', async () => {
  const { pagefind } = fakePagefind();
  const [[whole], [half]] = (await pagefindText(
    () => Promise.resolve(pagefind),
    '/base/',
  )(['слои', 'слои чужого'])) as [TextHit[], TextHit[]];
  expect(half?.score).toBe((whole?.score ?? 0) / 4);
});

it('leaves out what only begins as the query does', async () => {
  const { pagefind } = fakePagefind();
  expect(await pagefindText(() => Promise.resolve(pagefind), '/base/')(['слонёнок'])).toEqual([[]]);
});

it('loads again after it could not be loaded', async () => {
  const { pagefind } = fakePagefind();
  const load = vi.fn(() => Promise.resolve(pagefind)).mockRejectedValueOnce(new Error('offline'));
  const text = pagefindText(load, '/base/');
  await expect(text(['слои'])).rejects.toThrow('offline');
  expect(await text(['слои'])).toHaveLength(1);
});
