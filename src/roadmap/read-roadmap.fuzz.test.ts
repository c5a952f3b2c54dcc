import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './day.ts';
import { withParts } from './nested.ts';
import { periodWords } from './period-words.ts';
import { readRoadmap } from './read-roadmap.ts';
import type { Day, Item, Roadmap } from './roadmap.ts';

/** Pieces of roadmaps, whole and broken, so that chance builds what people write rather than noise. */
const PIECES = [
  '# ',
  '## ',
  '- [ ] ',
  '- [x] ',
  '* [X] ',
  '1. [ ] ',
  '+ ',
  '- []',
  '[ ]',
  '  ',
  '    ',
  '\t',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '---\n',
  '===\n',
  '> ',
  '```\n',
  '<!--',
  '-->',
  '<div>\n',
  '</div>',
  '[a](1-a/b/)',
  '[b](../c)',
  '[c]: https://c.example',
  '[c]',
  '**',
  '`',
  '(25 ноября — 7 декабря)',
  '(1.09 – 30.09)',
  ' — март',
  ' 31 февраля ',
  'Этап 2 — ',
  'ЧАСТЬ 1. ',
  'start: 2026-11-25\n',
  'Go',
  'Цель',
  '🚀',
  '\uFEFF',
  '\u0000',
  '\\',
  '|',
  ':',
  '2026',
];
const hostile = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...PIECES) },
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    {
      maxLength: 40,
    },
  )
  .map((pieces) => pieces.join(''));

const linesOf = (source: string): string[] => source.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u);
const allItems = (roadmap: Roadmap): Item[] =>
  roadmap.phases.flatMap(({ items }) => items.flatMap(withParts));

describe('any text', () => {
  it('is a roadmap, or problems with lines of the document', () => {
    fc.assert(
      fc.property(hostile, (source) => {
        const { roadmap, problems } = readRoadmap(source);
        expect(roadmap === null).toBe(problems.length > 0);
        for (const { line, found, remedy } of problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(linesOf(source).length);
          expect([found, remedy]).not.toContain('');
        }
      }),
    );
  });

  it('that is a roadmap has ids that are unique and addresses, and lines with a box', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const source = `# A\n- [ ] a\n\n${text}`;
        const { roadmap } = readRoadmap(source);
        if (roadmap === null) return;
        const items = allItems(roadmap);
        const ids = [...roadmap.phases, ...items].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids)
          expect(id).toMatch(/^[a-z0-9]+(?:[-_][a-z0-9]+)*(?:\/[a-z0-9]+(?:[-_][a-z0-9]+)*)?$/);
        for (const { line, done } of roadmap.phases.flatMap((phase) => phase.items)) {
          expect(linesOf(source)[line - 1]).toMatch(done ? /\[[xX]\]/ : /\[\s\]/);
        }
      }),
    );
  });

  it('reads the same with other line ends and a byte order mark', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const source = text.replace(/^\uFEFF+/u, '').replace(/\r\n?/gu, '\n');
        const expected = readRoadmap(source);
        expect(readRoadmap(source.replaceAll('\n', '\r\n'))).toEqual(expected);
        expect(readRoadmap(`\uFEFF${source}`)).toEqual(expected);
      }),
    );
  });
});

interface Line {
  words: string;
  done: boolean;
  linked: boolean;
  parts: Line[];
}

interface Model {
  start: Day;
  phases: {
    title: string;
    label: string;
    gap: number;
    length: number;
    dated: boolean;
    prose: string;
    lines: Line[];
  }[];
}

const word = fc.constantFrom(
  'Go',
  'каналы',
  'Docker',
  'съезд',
  'API',
  'очередь',
  'цикл',
  'Ёлка',
  'HTTP',
  'кэш',
  '🚀',
  'тест',
);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((some) => some.join(' '));
const lines = (depth: number): fc.Arbitrary<Line[]> =>
  fc.array(
    fc.record({
      words,
      done: fc.boolean(),
      linked: fc.boolean(),
      parts: depth === 0 ? fc.constant([]) : lines(depth - 1),
    }),
    depth === 2 ? { minLength: 1, maxLength: 2 } : { maxLength: 1 },
  );
const model: fc.Arbitrary<Model> = fc.record({
  start: fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2024-01-01', days)),
  phases: fc.array(
    fc.record({
      title: words,
      label: fc.constantFrom('', 'ЧАСТЬ 7. ', 'Этап IV — ', 'PART 2: ', '3) '),
      gap: fc.integer({ min: -20, max: 150 }),
      length: fc.integer({ min: 1, max: 200 }),
      dated: fc.boolean(),
      prose: fc.constantFrom('', 'Немного слов.', '> quote\n> more\n\ntwo `words`'),
      lines: lines(2),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

interface Rendered {
  source: string;
  /** What reading it back must give, as far as the model tells. */
  expected: { title: string; period: string; prose: string; lines: unknown[] }[];
}

function render({ start, phases }: Model): Rendered {
  let day = start;
  let count = 0;
  const link = (line: Line): string =>
    line.linked ? `[${line.words}](9-room/topic-${++count}/)` : line.words;
  const renderLines = (some: readonly Line[], indent: string): string =>
    some
      .map(
        (line) =>
          `${indent}- [${line.done ? 'x' : ' '}] ${link(line)}\n${renderLines(line.parts, `${indent}  `)}`,
      )
      .join('');
  const rendered = phases.map((phase) => {
    const [from, to] = [addDays(day, phase.gap), addDays(day, phase.gap + phase.length - 1)];
    if (phase.dated) day = from;
    const period = phase.dated
      ? ` (${periodWords({ start: from, end: to })?.words.replace(/ \d{4}/gu, '') ?? ''})`
      : '';
    return {
      source: `## ${phase.label}${phase.title}${period}\n\n${phase.prose}\n\n${renderLines(phase.lines, '')}\n---\n`,
      expected: {
        title: phase.title,
        period: phase.dated ? `${from}..${to}` : '',
        prose: phase.prose,
        lines: phase.lines,
      },
    };
  });
  return {
    source: `---\nstart: ${firstStart(phases, start)}\n---\n\n# План\n\n${rendered.map(({ source }) => source).join('\n')}`,
    expected: rendered.map(({ expected }) => expected),
  };
}

function firstStart(phases: Model['phases'], start: Day): Day {
  return addDays(start, phases.find(({ dated }) => dated)?.gap ?? 0);
}

const project = (items: readonly Item[]): unknown[] =>
  items.map(({ text, done, folder, parts }) => ({
    words: text,
    done,
    linked: folder !== null,
    parts: project(parts),
  }));

describe('a document rendered from a model', () => {
  it('reads back to the model', () => {
    fc.assert(
      fc.property(model, (some) => {
        const { source, expected } = render(some);
        const { roadmap, problems } = readRoadmap(source);
        expect(problems).toEqual([]);
        expect(
          roadmap?.phases.map(({ title, period, prose, items }) => ({
            title,
            period: period === null ? '' : `${period.start}..${period.end}`,
            prose,
            lines: project(items),
          })),
        ).toEqual(expected);
      }),
    );
  });

  it('keeps all other ids when a line is linked', () => {
    fc.assert(
      fc.property(model, fc.nat(), (some, pick) => {
        const before = readRoadmap(render(some).source).roadmap;
        const flat = some.phases.flatMap((phase) => phase.lines.flatMap(withParts));
        const unlinked = flat.filter(({ linked }) => !linked);
        const chosen = unlinked[pick % Math.max(unlinked.length, 1)];
        if (before === null || chosen === undefined) return;
        const place = flat.indexOf(chosen);
        chosen.linked = true;
        const relinked = render(some).source.replaceAll('9-room/topic-', '9-room/other-');
        chosen.linked = false;
        const after = readRoadmap(relinked).roadmap;
        const provisional = (roadmap: Roadmap | null): string[] =>
          roadmap === null ? [] : allItems(roadmap).map(({ provisionalId }) => provisionalId);
        expect(provisional(after)).toEqual(provisional(before));
        const unchanged = (roadmap: Roadmap | null): string[] =>
          roadmap === null
            ? []
            : allItems(roadmap).flatMap(({ id, folder }, index) =>
                folder === null && index !== place ? [id] : [],
              );
        expect(unchanged(after)).toEqual(unchanged(before));
      }),
    );
  });
});
