import { describe, expect, it } from 'vitest';
import { publishedItem, publishedRoadmapOf } from '../../tests/fixtures/published.ts';
import { NARROW, WIDE, drawScheme } from './scheme.ts';

const items = (line: number, count: number) =>
  Array.from({ length: count }, (_, index) =>
    publishedItem({ id: `${String(line)}/${String(index)}`, title: `Станция ${String(index)}` }),
  );
const roadmapOf = (...counts: number[]) =>
  publishedRoadmapOf(counts.map((count, line) => items(line, count))).phases;

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
  const { phases } = publishedRoadmapOf([
    [...items(1, 2), project('p1')],
    [...items(2, 5), project('p2')],
    [publishedItem({ id: 'portfolio', related: ['/p1/', '/p2/'] })],
  ]);

  it('end their lines at one height, joined by a passage that rises to where they are shown', () => {
    const scheme = drawScheme(phases, WIDE);
    const ends = scheme?.lines.slice(0, 2).map(({ stations }) => stations.at(-1));
    expect(ends?.[0]?.y).toBe(ends?.[1]?.y);
    expect(ends?.every((end) => end?.interchange)).toBe(true);
    expect(scheme?.passages).toHaveLength(2);
  });

  it('have no passages in the narrow scheme, whose lines stand one under another', () => {
    expect(drawScheme(phases, NARROW)?.passages).toEqual([]);
  });
});
