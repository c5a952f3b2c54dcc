import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diagramCache } from './diagram-cache.ts';
import type { DiagramCache } from './diagram-cache.ts';
import { readDiagramSource } from './diagram-source.ts';
import type { DiagramRenderer } from './render-diagram.ts';
import { checkDiagrams, syncDiagrams } from './sync-diagrams.ts';

const diagram = (name: string): string => `flowchart TB\n  accTitle: ${name}\n  accDescr: x\n  a --> ${name}`;
const fence = (source: string): string => `\`\`\`mermaid\n${source}\n\`\`\`\n`;
const note = (text: string, file = 'content/1-a/x/index.md') => ({
  file,
  page: 'a/x',
  text: `---\ntitle: x\n---\n\n${text}`,
});
const svg = (width = 100): string =>
  `<svg width="${width}" height="9" viewBox="0 0 9 9"/>`.replace('/>', '></svg>');

function keyOf(source: string): string {
  const read = readDiagramSource(source);
  if ('problems' in read) throw new Error('a broken diagram in a test');
  return read.key;
}

/** Draws nothing, remembers what it was asked for. */
function fakeRenderer(width?: number): DiagramRenderer & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    render: (source) => {
      asked.push(source.title);
      const broken = source.title === 'broken';
      return Promise.resolve(
        broken ? { problem: { line: 4, found: 'broken', remedy: 'mend it' } } : { svg: svg(width) },
      );
    },
    close: () => Promise.resolve(),
  };
}

let root: string;
let cache: DiagramCache;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'diagrams-'));
  cache = diagramCache(root);
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('drawing the diagrams of all notes', () => {
  it('draws what is new, once, and keeps it', async () => {
    const notes = [note(fence(diagram('one')) + fence(diagram('two')) + fence(diagram('one')))];
    const renderer = fakeRenderer();
    const first = await syncDiagrams(notes, cache, renderer);
    expect(first).toMatchObject({
      fences: 3,
      drawn: [keyOf(diagram('one')), keyOf(diagram('two'))],
      removed: [],
    });
    const second = await syncDiagrams(notes, cache, renderer);
    expect(second).toMatchObject({ fences: 3, drawn: [], removed: [] });
    expect(renderer.asked).toEqual(['one', 'two']);
  });

  it('removes what no note uses', async () => {
    await syncDiagrams([note(fence(diagram('one')))], cache, fakeRenderer());
    const report = await syncDiagrams([note(fence(diagram('two')))], cache, fakeRenderer());
    expect(report.removed).toEqual([keyOf(diagram('one'))]);
    expect(cache.read(keyOf(diagram('one')))).toBeNull();
  });

  it('removes nothing while a note cannot be read', async () => {
    await syncDiagrams([note(fence(diagram('one')))], cache, fakeRenderer());
    const broken = note('<a', 'content/1-a/x/index.mdx');
    const report = await syncDiagrams([broken], cache, fakeRenderer());
    expect(report).toMatchObject({ removed: [], problems: [{ file: broken.file, line: 5 }] });
    expect(cache.read(keyOf(diagram('one')))).toBe(svg());
  });

  it.each(['content/a/index.md', 'content/a/index.mdx'])('places problems in %s', async (file) => {
    const text = `Текст\n\n- ${fence(diagram('broken')).replaceAll('\n', '\n  ')}\n\n${fence('pie\n  "a": 1')}`;
    const { problems } = await syncDiagrams([note(text, file)], cache, fakeRenderer());
    expect(problems.map(({ line, found }) => `${line}: ${found}`)).toEqual([
      '11: broken',
      '16: a «pie» diagram: this type does not come out well',
      '16: a diagram without accTitle',
      '16: a diagram without accDescr',
    ]);
  });

  it('warns of a diagram that is too wide, every time', async () => {
    const notes = [note(fence(diagram('one')))];
    for (const renderer of [fakeRenderer(961), fakeRenderer()]) {
      const { problems, warnings } = await syncDiagrams(notes, cache, renderer);
      expect(problems).toEqual([]);
      expect(warnings).toMatchObject([{ file: notes[0]?.file, line: 6 }]);
      expect(warnings[0]?.found).toContain('961 px');
    }
  });
});

describe('checking the diagrams of all notes', () => {
  it('finds what is not drawn and what is not used, and changes nothing', async () => {
    await syncDiagrams([note(fence(diagram('old')))], cache, fakeRenderer());
    const report = checkDiagrams([note(fence(diagram('new')))], cache);
    expect(report.problems).toMatchObject([
      { file: 'content/1-a/x/index.md', line: 6, found: 'a diagram that is not drawn yet' },
      { file: `diagrams/${keyOf(diagram('old'))}.svg`, found: 'a drawn diagram that no note uses' },
    ]);
    expect(cache.read(keyOf(diagram('old')))).toBe(svg());
  });

  it('is content when all is drawn and used', async () => {
    const notes = [note(fence(diagram('one')))];
    await syncDiagrams(notes, cache, fakeRenderer());
    expect(checkDiagrams(notes, cache)).toMatchObject({ fences: 1, problems: [], warnings: [] });
  });
});
