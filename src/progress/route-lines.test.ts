import { describe, expect, it } from 'vitest';
import { publishedItem, publishedRoadmapOf } from '../../tests/fixtures/published.ts';
import { RING_GROUP, readRouteLines, routeLines } from './route-lines.ts';

const roadmap = publishedRoadmapOf(
  [
    [
      publishedItem({ id: 'a/one', done: true }),
      publishedItem({ id: 'a/two', parts: [publishedItem({ id: 'a/part' })] }),
    ],
    [],
  ],
  [publishedItem({ id: 'ring/sql' })],
);

describe('the lines that a page carries', () => {
  it('are the phases with their items and parts, the ring by itself, and no words', () => {
    expect(routeLines(roadmap)).toEqual([
      {
        id: 'phase-1',
        items: [
          { id: 'a/one', done: true },
          { id: 'a/two', done: false, parts: [{ id: 'a/part', done: false }] },
        ],
      },
      { id: 'phase-2', items: [] },
      { id: RING_GROUP, items: [{ id: 'ring/sql', done: false }] },
    ]);
  });

  it('come back from JSON as they went', () => {
    expect(readRouteLines(JSON.parse(JSON.stringify(routeLines(roadmap))))).toEqual(routeLines(roadmap));
  });

  it.each([
    null,
    {},
    [null],
    [{ id: 'a' }],
    [{ id: 1, items: [] }],
    [{ id: 'a', items: [{ id: 'b' }] }],
    [{ id: 'a', items: [{ id: 'b', done: true, parts: [1] }] }],
  ])('are none where %j stands instead', (data) => {
    expect(readRouteLines(data)).toEqual([]);
  });
});
