import { describe, expect, it } from 'vitest';
import { publishedItem, publishedRoadmapOf } from '../../tests/fixtures/published.ts';
import { NARROW, WIDE, drawScheme } from './scheme.ts';

const items = (line: number, count: number) =>
  Array.from({ length: count }, (_, index) =>
    publishedItem({ id: `${String(line)}/${String(index)}`, title: `Станция ${String(index)}` }),
  );
const roadmapOf = (...counts: number[]) =>
  publishedRoadmapOf(counts.map((count, line) => items(line, count)));

describe.each([
  ['wide', WIDE],
  ['narrow', NARROW],
])('the %s scheme', (_, sizes) => {
  it.each([[[1]], [[6, 7, 8, 7, 4]], [[14, 14, 14, 14, 14, 14, 14, 14]], [[3, 3, 3, 3, 3, 3]]])(
    'holds %j stations a line without two of them touching',
    (counts) => {
      const scheme = drawScheme(roadmapOf(...counts), sizes);
      expect(scheme?.lines.map(({ stations }) => stations.length)).toEqual(counts);
      const stops = scheme?.lines.flatMap(({ stations }) => stations) ?? [];
      for (const [index, a] of stops.entries()) {
        expect(a.x).toBeGreaterThanOrEqual(0);
        expect(a.x).toBeLessThan(sizes.width);
        expect(a.y).toBeLessThan(scheme?.height ?? 0);
        for (const b of stops.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(40);
      }
    },
  );

  it('gives way to the list beyond eight lines or fourteen stations', () => {
    expect(drawScheme(roadmapOf(...Array.from({ length: 9 }, () => 1)), sizes)).toBeNull();
    expect(drawScheme(roadmapOf(15), sizes)).toBeNull();
  });
});

describe('projects', () => {
  const project = (id: string) => publishedItem({ id, kind: 'project' });
  const roadmap = publishedRoadmapOf([
    [...items(1, 2), project('p1')],
    [...items(2, 5), project('p2')],
    [publishedItem({ id: 'portfolio', related: ['/p1/', '/p2/'] })],
  ]);

  it('end their lines at one height, joined by a passage that rises to where they are shown', () => {
    const scheme = drawScheme(roadmap, WIDE);
    const ends = scheme?.lines.slice(0, 2).map(({ stations }) => stations.at(-1));
    expect(ends?.[0]?.y).toBe(ends?.[1]?.y);
    expect(ends?.every((end) => end?.interchange)).toBe(true);
    expect(scheme?.passages).toHaveLength(2);
  });

  it('have no passages in the narrow scheme, whose lines stand one under another', () => {
    expect(drawScheme(roadmap, NARROW)?.passages).toEqual([]);
  });
});

describe('the ring', () => {
  const ring = Array.from({ length: 12 }, (_, index) =>
    publishedItem({ id: `ring/${String(index)}`, kind: 'supplement', title: `Дополнение ${String(index)}` }),
  );
  const plan = [
    [publishedItem({ id: 'a/one' })],
    [publishedItem({ id: 'b/two', parts: [publishedItem({ id: 'b/part' })] })],
  ];

  it.each([
    ['wide', WIDE],
    ['narrow', NARROW],
  ])('lies beneath the lines of the %s scheme, its stations apart', (_, sizes) => {
    const scheme = drawScheme(publishedRoadmapOf(plan, ring), sizes);
    const stops = scheme?.ring?.stations ?? [];
    expect(stops.map(({ item }) => item.id)).toEqual(ring.map(({ id }) => id));
    const lowest = Math.max(...(scheme?.lines.flatMap(({ stations }) => stations) ?? []).map(({ y }) => y));
    for (const [index, a] of stops.entries()) {
      expect(a.y).toBeGreaterThan(lowest + 40);
      expect(a.label.y).toBeLessThan(scheme?.height ?? 0);
      expect(a.badges.y).toBeLessThan(scheme?.height ?? 0);
      for (const b of stops.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(40);
    }
  });

  it('names the lines on which a related station stands, nested ones included, each once', () => {
    const [first, ...rest] = ring;
    const changes = { ...first, id: 'ring/sql', related: ['/b/part/', '/b/two/', '/a/one/', '/ring/1/'] };
    const scheme = drawScheme(publishedRoadmapOf(plan, [publishedItem(changes), ...rest]), WIDE);
    expect(scheme?.ring?.stations.map(({ transfers }) => transfers).slice(0, 2)).toEqual([[1, 2], []]);
  });

  it('gives way to the list where there is none, or too much of it', () => {
    expect(drawScheme(publishedRoadmapOf(plan), WIDE)?.ring).toBeNull();
    const many = Array.from({ length: 15 }, (_, index) => publishedItem({ id: `ring/${String(index)}` }));
    const scheme = drawScheme(publishedRoadmapOf(plan, many), WIDE);
    expect(scheme?.ring).toBeNull();
    expect(scheme?.height).toBe(drawScheme(publishedRoadmapOf(plan), WIDE)?.height);
  });
});
