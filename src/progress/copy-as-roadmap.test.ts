import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withParts } from '../roadmap/nested.ts';
import { readRoadmap } from '../roadmap/read-roadmap.ts';
import type { Item, Roadmap } from '../roadmap/roadmap.ts';
import { copyAsRoadmap } from './copy-as-roadmap.ts';
import { runs } from './progress.fixture.ts';

const SOURCE = `---
start: 2026-11-25
---

# ПЛАН --- GO

- [ ] не пункт, а строка без фазы рядом

# ЧАСТЬ 1. РАЗГОН (25 ноября --- 7 декабря)

-   [ ] Освоить \`Go\` [ ] и [x]
-   [x] Понять горутины
    -   [X] Каналы
    *   [ ] Мьютексы
        1. [ ] Глубже
    -   без квадратика
10) [ ] Десятый
> - [ ] В цитате
> - + [x] Список в списке

\`\`\`md
- [ ] это код
\`\`\`
`;

function roadmapOf(text: string): Roadmap {
  const { roadmap, problems } = readRoadmap(text);
  if (roadmap === null) throw new Error(JSON.stringify(problems));
  return roadmap;
}

function linesOf(roadmap: Roadmap): Item[] {
  return roadmap.phases.flatMap(({ items }) => items.flatMap(withParts));
}

/** The roadmap with other ticks. */
function withTicks(roadmap: Roadmap, done: ReadonlySet<string>): Roadmap {
  const mark = (item: Item): Item => ({ ...item, done: done.has(item.id), parts: item.parts.map(mark) });
  return { ...roadmap, phases: roadmap.phases.map((phase) => ({ ...phase, items: phase.items.map(mark) })) };
}

const breaks: [string, (text: string) => string][] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['CR', (text) => text.replaceAll('\n', '\r')],
  ['LF without the last one, and with a byte order mark', (text) => `\uFEFF${text.trimEnd()}`],
];

describe.each(breaks)('copyAsRoadmap, lines ending in %s', (_name, ending) => {
  const source = ending(SOURCE);
  const roadmap = roadmapOf(source);
  const lines = linesOf(roadmap);

  it('ticks what is done, and the copy reads as the same roadmap with these ticks', () => {
    const boxless = lines.filter(({ text }) => text === 'без квадратика').map(({ id }) => id);
    fc.assert(
      fc.property(fc.subarray(lines.map(({ id }) => id)), (ids) => {
        const done = new Set(ids);
        const copy = copyAsRoadmap(source, lines, done);
        expect(copy.boxless).toEqual(boxless.filter((id) => done.has(id)));
        expect(roadmapOf(copy.text)).toEqual(withTicks(roadmap, done.difference(new Set(boxless))));
      }),
      runs(400),
    );
  });

  it('changes nothing but the boxes of lines whose ticks are others', () => {
    fc.assert(
      fc.property(fc.subarray(lines), (chosen) => {
        const { text } = copyAsRoadmap(source, lines, new Set(chosen.map(({ id }) => id)));
        const rows = (some: string): string[] => some.split(/\r\n|\r|\n/u);
        expect(text).toHaveLength(source.length);
        for (const [index, row] of rows(text).entries()) {
          const before = rows(source)[index] ?? '';
          const line = lines.find((some) => some.line === index + 1);
          if (line === undefined || line.done === chosen.includes(line)) expect(row).toBe(before);
          else if (line.text !== 'без квадратика') {
            const box = before.search(/\[[ \txX]\]/u) + 1;
            expect(row).toBe(`${before.slice(0, box)}${line.done ? ' ' : 'x'}${before.slice(box + 1)}`);
          }
        }
      }),
      runs(400),
    );
  });

  it('gives back what it was given when the ticks are the owner’s', () => {
    const done = new Set(lines.filter((line) => line.done).map(({ id }) => id));
    expect(copyAsRoadmap(source, lines, done)).toEqual({ text: source, boxless: [] });
  });
});
