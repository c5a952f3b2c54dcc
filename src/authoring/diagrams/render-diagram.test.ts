import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../find-browser.ts';
import { diagramWidth, WIDEST } from './diagram-figure.ts';
import { readDiagramSource } from './diagram-source.ts';
import type { DiagramSource } from './diagram-source.ts';
import { createDiagramRenderer } from './render-diagram.ts';
import { TOKENS } from './tokens.ts';

const FIXTURES = new URL('../../../tests/fixtures/diagrams/', import.meta.url);
const NAMES = readdirSync(FIXTURES).toSorted();
/** On a busy machine the browser alone may take this long to start, in milliseconds. */
const PATIENCE = 120_000;

const hasBrowser = findBrowser('chromium') !== null;
if (!hasBrowser) {
  process.emitWarning(
    'no Chromium here: diagrams are not drawn in this run; `node scripts/install-browser.ts` gets one',
  );
}

const renderer = createDiagramRenderer();
afterAll(() => renderer.close());

function fixture(name: string): string {
  return readFileSync(new URL(name, FIXTURES), 'utf8');
}

function sourceOf(text: string): DiagramSource {
  const source = readDiagramSource(text);
  if ('problems' in source) throw new Error(JSON.stringify(source.problems));
  return source;
}

async function draw(text: string, drawer = renderer): Promise<string> {
  const drawing = await drawer.render(sourceOf(text));
  if ('problem' in drawing) throw new Error(JSON.stringify(drawing.problem));
  return drawing.svg;
}

const drawings = new Map<string, Promise<string>>();
function drawn(name: string): Promise<string> {
  const drawing = drawings.get(name) ?? draw(fixture(name));
  drawings.set(name, drawing);
  return drawing;
}

const META = '  accTitle: a\n  accDescr: b\n';

describe.skipIf(!hasBrowser)('a drawn diagram', { timeout: PATIENCE }, () => {
  it('is of each type that the site supports', () => {
    const types = NAMES.map((name) => sourceOf(fixture(name)).type);
    expect(types).toEqual(['class', 'er', 'flowchart', 'gantt', 'mindmap', 'sequence', 'state', 'timeline']);
  });

  it.each(NAMES)('%s carries its looks in presentation attributes alone', async (name) => {
    const svg = await drawn(name);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^]*<\/svg>$/);
    expect(svg).not.toMatch(/<(style|script|foreignObject|title|desc|image|a)\b/);
    expect(svg).not.toMatch(/\s(class|style|data-[\w-]+|on\w+)=/);
    expect(svg).not.toMatch(/NaN|undefined|url\(['"]?http/);
  });

  it.each(NAMES)('%s has no colours but the tokens', async (name) => {
    const colours = [...(await drawn(name)).matchAll(/\s(?:fill|stroke)="([^"]*)"/g)].map(
      ([, colour]) => colour,
    );
    const known = ['none', ...TOKENS.map((token) => `var(--diagram-${token})`)];
    expect(new Set(colours).difference(new Set(known))).toEqual(new Set());
    expect(colours).toContain('var(--diagram-text)');
  });

  it.each(NAMES)('%s refers only to what it holds', async (name) => {
    const svg = await drawn(name);
    const ids = [...svg.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    const references = [...svg.matchAll(/url\(#([^)]*)\)|href="#([^"]*)"/g)].map(
      ([, url, href]) => url ?? href,
    );
    expect(new Set(references)).toEqual(new Set(ids));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^FIGURE-[\da-z]+$/);
  });

  it.each(NAMES)('%s loses no word', async (name) => {
    const svg = await drawn(name);
    const shown = [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text).join(' ');
    const statements = fixture(name).replace(/%%.*|accTitle.*|accDescr\s*\{[^}]*\}|accDescr.*/g, '');
    const words = statements.match(/[А-Яа-яё]{2,}/g) ?? [];
    expect(words.length).toBeGreaterThan(5);
    // An id of the state fixture, which stands for a rhombus without a name.
    const missing = words.filter((word) => word !== 'выбор' && !shown.includes(word));
    expect(missing).toEqual([]);
  });

  it.each(NAMES)('%s is small and fits a wide screen', async (name) => {
    const svg = await drawn(name);
    expect(gzipSync(svg).length).toBeLessThanOrEqual(3 * 1024);
    expect(diagramWidth(svg)).toBeGreaterThan(200);
    expect(diagramWidth(svg)).toBeLessThanOrEqual(WIDEST);
  });

  it('is the same in another browser and after other diagrams', async () => {
    const other = createDiagramRenderer();
    try {
      for (const name of NAMES.toReversed()) expect(await draw(fixture(name), other)).toBe(await drawn(name));
    } finally {
      await other.close();
    }
  });

  it('gives marked nodes the colours of their class', async () => {
    const svg = await draw(`flowchart TB\n${META}  a[x]:::danger --> b[y]:::muted`);
    expect(svg).toContain('fill="var(--diagram-danger-soft)"');
    expect(svg).toContain('stroke="var(--diagram-danger)"');
    expect(svg).not.toContain('var(--diagram-node)');
  });

  it('keeps what the source says literally', async () => {
    const svg = await draw(`flowchart TB\n${META}  a["#lt;- ch #amp; {x} #quot;y#quot;"] --> b["a<br/>б"]`);
    expect(svg).toContain('>&lt;- ch &amp; {x} &quot;y&quot;</text>');
    expect(svg).toMatch(/>a<\/text>.*>б<\/text>/);
  });
});

describe.skipIf(!hasBrowser)('a source that mermaid refuses', { timeout: PATIENCE }, () => {
  it.each([
    ['flowchart', `flowchart TB\n${META}  %% c\n\n  %% d\n  a --> b\n  b --> c(f(x))\n  c --> d`, 8],
    ['flowchart', `%% c\nflowchart TB\n${META}  a --> b\n  b --> [x\n  c --> d`, 6],
    ['sequence', `sequenceDiagram\n${META}  a ->> b: x\n  %% c\n  a -> c\n  b ->> a: y`, 6],
    ['state', `stateDiagram-v2\n${META}  [*] --> A\n  %% c\n  A --> : x\n  B --> A`, 6],
    ['ER', `erDiagram\n${META}  A ||--o{ B : x\n  %% c\n  C ||--oo D : x\n  B {\n    int id\n  }`, 6],
    ['class', `classDiagram\n${META}  class A\n  %% c\n  A <|--\n  class C`, 6],
    [
      'gantt',
      `gantt\n${META}  dateFormat YYYY-MM-DD\n  %% c\n  section S\n  no date\n  b :a, 2026-01-01, 3d`,
      7,
    ],
    [
      'gantt',
      `gantt\n${META}  dateFormat YYYY-MM-DD\n  section S\n  a :a, 2026-01-01, 3d\n  b :b, 20-20, 3q`,
      7,
    ],
    ['timeline', `timeline\n${META}  section S\n  2020 : a\n  : : :\n  2021 : b`, 6],
    ['mindmap', 'mindmap\n  %% accTitle: a\n  %% accDescr: b\n  a\n    b\n  c', 6],
  ])('of a %s diagram is placed', async (_, text, line) => {
    const drawing = await renderer.render(sourceOf(text));
    expect(drawing).toMatchObject({ problem: { line } });
    const written = text.split('\n')[line - 1]?.trim() ?? '';
    expect('problem' in drawing && drawing.problem.found).toContain(`mermaid cannot read \`${written}\``);
  });

  it('does not spoil the next', async () => {
    await renderer.render(sourceOf(`flowchart TB\n${META}  a --> (`));
    expect(await draw(fixture('flowchart.mmd'))).toBe(await drawn('flowchart.mmd'));
  });
});

describe('a diagram that cannot be drawn', () => {
  const source = sourceOf(`flowchart TB\n${META}  a --> b`);

  it('without a browser says how to get it drawn', async () => {
    const drawing = await createDiagramRenderer(() => null).render(source);
    expect(drawing).toMatchObject({
      problem: { found: 'a diagram that is not drawn yet, and no browser here to draw it' },
    });
    const remedy = 'problem' in drawing ? drawing.problem.remedy : '';
    for (const part of ['npm run diagrams', 'diagrams/', 'node scripts/install-browser.ts']) {
      expect(remedy).toContain(part);
    }
  });

  it('with a browser that does not start is a problem, no exception', async () => {
    const broken = createDiagramRenderer(() => ({ executablePath: '/nowhere/chromium', args: [] }));
    const drawing = await broken.render(source);
    expect('problem' in drawing && drawing.problem.found).toMatch(/^drawing failed: .*\/nowhere\/chromium/);
  });

  it.skipIf(!hasBrowser)(
    'for a colour of its own names it',
    async () => {
      const text = `${source.text}\n  style a fill:#ff0000`;
      const drawing = await renderer.render({ ...source, text });
      expect('problem' in drawing && drawing.problem.found).toContain('rgb(255, 0, 0)');
    },
    PATIENCE,
  );
});
