import { describe, expect, it } from 'vitest';
import { neighboursOf } from './addresses.ts';
import { pagesAlong, placeOf } from './place.ts';
import { publishedItem, publishedRoadmapOf } from '../../tests/fixtures/published.ts';

const part = publishedItem({ id: 'a/part', url: '/a/part/' });
const pageless = publishedItem({ id: 'a/note', url: null });
const roadmap = publishedRoadmapOf(
  [
    [publishedItem({ id: 'a/one', parts: [part, pageless] }), publishedItem({ id: 'a/two' })],
    [publishedItem({ id: 'b/three' })],
  ],
  [publishedItem({ id: 'ring/sql', kind: 'supplement' })],
);

describe('placeOf', () => {
  it('numbers the stations of a line', () => {
    expect(placeOf(roadmap, 'a/two')).toMatchObject({ at: 'item', number: 2, phase: { id: 'phase-1' } });
  });

  it('puts a part at the station of its item', () => {
    expect(placeOf(roadmap, 'a/part')).toMatchObject({
      at: 'item',
      number: 1,
      item: { id: 'a/part' },
      station: { id: 'a/one' },
    });
  });

  it('knows phases and supplements, and nothing else', () => {
    expect(placeOf(roadmap, 'phase-2')).toMatchObject({ at: 'phase', phase: { number: 2 } });
    expect(placeOf(roadmap, 'ring/sql')).toMatchObject({ at: 'ring' });
    expect(placeOf(roadmap, 'a/note')).toBeNull();
    expect(placeOf(roadmap, 'about')).toBeNull();
  });
});

describe('the way along the roadmap', () => {
  it('passes each page once, parts after their item, the ring last', () => {
    const ids = pagesAlong(roadmap).map(({ id }) => id);
    expect(ids).toEqual(['phase-1', 'a/one', 'a/part', 'a/two', 'phase-2', 'b/three', 'ring/sql']);
  });

  it('has neighbours on both sides but at its ends', () => {
    expect(neighboursOf(pagesAlong(roadmap), 'phase-1')).toMatchObject({
      previous: null,
      next: { url: '/a/one/' },
    });
    expect(neighboursOf(pagesAlong(roadmap), 'phase-2')).toMatchObject({
      previous: { url: '/a/two/' },
      next: { url: '/b/three/' },
    });
    expect(neighboursOf(pagesAlong(roadmap), 'ring/sql').next).toBeNull();
    expect(neighboursOf(pagesAlong(roadmap), 'about')).toEqual({ previous: null, next: null });
  });
});
