import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { publishedItem, publishedRoadmapOf } from '../../tests/fixtures/published.ts';
import { titlesIn, routeBook, routeBookSchema } from './route-book.ts';

const part = publishedItem({ id: 'a/part', hours: 3, url: null });
const roadmap = publishedRoadmapOf(
  [[publishedItem({ id: 'a/one', hours: 2, checkpoints: 4, parts: [part] }), publishedItem({ id: 'a/two' })]],
  [publishedItem({ id: 'ring/sql' })],
);

describe('the route book', () => {
  const book = routeBook(roadmap, (address) => `/base${address}`);

  it('names every line, links pages under the base, and adds up the hours of nested lines', () => {
    expect(book.phases[0]?.items[0]).toEqual({
      ...{ id: 'a/one', title: 'a/one', href: '/base/a/one/', done: false, hours: 5, checkpoints: 4 },
      parts: [
        { id: 'a/part', title: 'a/part', href: null, done: false, hours: 3, checkpoints: 0, parts: [] },
      ],
    });
    expect(book.phases[0]?.items[1]?.hours).toBeNull();
    const named = publishedRoadmapOf(
      [[publishedItem({ id: 'a/one', parts: [publishedItem({ id: 'a/part', title: 'Часть' })] })]],
      [publishedItem({ id: 'ring/sql', title: 'SQL' })],
    );
    const titleOf = titlesIn(routeBook(named, String));
    expect(['a/part', 'ring/sql', 'a/gone'].map(titleOf)).toEqual(['Часть', 'SQL', 'a/gone']);
  });

  it('is what its schema says, and comes back from JSON', () => {
    expect(v.parse(routeBookSchema, JSON.parse(JSON.stringify(book)))).toEqual(book);
    expect(v.is(routeBookSchema, { phases: [{}], ring: [] })).toBe(false);
  });
});
