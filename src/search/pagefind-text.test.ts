import { expect, it, vi } from 'vitest';
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

function fakePagefind(): { pagefind: Pagefind; fetched: () => number } {
  const fetchData = vi.fn(() => Promise.resolve(data));
  const results = [{ id: 'one', score: 2, data: fetchData }];
  return {
    pagefind: {
      options: () => Promise.resolve(),
      init: () => Promise.resolve(),
      search: () => Promise.resolve({ results }),
    },
    fetched: () => fetchData.mock.calls.length,
  };
}

it('gives pages without the base, their sections without the page itself, each page fetched once', async () => {
  const { pagefind, fetched } = fakePagefind();
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
  expect(fetched()).toBe(1);
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
