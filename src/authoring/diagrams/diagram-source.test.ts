import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineInSource, readDiagramSource } from './diagram-source.ts';
import type { DiagramSource } from './diagram-source.ts';

const GOOD = 'flowchart TB\n  accTitle: Пул\n  accDescr: Воркеры берут задачи\n  a --> b';

function read(raw: string): DiagramSource {
  const result = readDiagramSource(raw);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result;
}

function problems(raw: string): string[] {
  const result = readDiagramSource(raw);
  return 'problems' in result ? result.problems.map(({ line, found }) => `${line}: ${found}`) : [];
}

describe('reading a diagram', () => {
  it('takes the type, the title and the description from the source', () => {
    expect(read(GOOD)).toMatchObject({
      type: 'flowchart',
      text: GOOD,
      linesBefore: 0,
      title: 'Пул',
      description: 'Воркеры берут задачи',
    });
  });

  it('reads a description of several lines as one sentence', () => {
    const block = GOOD.replace(
      'accDescr: Воркеры берут задачи',
      'accDescr {\n    Воркеры\n    берут задачи\n  }',
    );
    expect(read(block).description).toBe('Воркеры берут задачи');
  });

  it('reads both from comments, where a mindmap has them', () => {
    expect(read('mindmap\n  %% accTitle: Карта\n  %%accDescr: Ветви\n  a')).toMatchObject({
      type: 'mindmap',
      title: 'Карта',
      description: 'Ветви',
    });
  });

  it('gives sources that mean the same one key of 16 hexadecimal digits', () => {
    const { key } = read(GOOD);
    expect(key).toMatch(/^[\da-f]{16}$/);
    expect(read(`\n\n${GOOD.replaceAll('\n', '  \r\n')}\r\n\r\n`).key).toBe(key);
    expect(read(GOOD.replace('a --> b', 'a --> c')).key).not.toBe(key);
    expect(read(GOOD.replace('  a', '    a')).key).not.toBe(key);
  });

  it('counts the lines that it drops before the text', () => {
    expect(read(`\n  \n${GOOD}`)).toMatchObject({ text: GOOD, linesBefore: 2 });
  });

  it('refuses a diagram without a title or a description', () => {
    expect(problems('flowchart TB\n  a --> b')).toEqual([
      '1: a diagram without accTitle',
      '1: a diagram without accDescr',
    ]);
    expect(problems(GOOD.replace('Пул', ' '))).toEqual(['1: a diagram without accTitle']);
    expect(problems('flowchart TB\n accTitle: a\n accDescr {\n }\n a')).toEqual([
      '1: a diagram without accDescr',
    ]);
  });

  it('names the line of the fence, blank lines before the text included', () => {
    expect(problems(`\n\n${GOOD}\n  style a fill:#f00`)).toEqual([
      '7: `style a fill:#f00`: a colour of its own, which cannot follow the theme',
    ]);
    expect(problems('\n\npie\n  accTitle: a\n  accDescr: b')).toEqual([
      '3: a «pie» diagram: this type does not come out well',
    ]);
  });
});

describe('the line that mermaid means', () => {
  const line = fc.oneof(
    fc.constant(''),
    fc.constant('%% comment'),
    fc.constant('  %% a -> b'),
    fc.constant('%%'),
    fc.nat(999).map((id) => `  statement${id}`),
  );

  it('is found again after mermaid took out comments', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (parts) => {
        const source = ['flowchart TB', ...parts].map((part, at) =>
          /\w/.test(part) ? `${part} ;${at}` : part,
        );
        const text = source.join('\n');
        // What mermaid 12 parses: `cleanupComments`.
        const parsed = text
          .replace(/^\s*%%(?!\{)[^\n]+\n?/gm, '')
          .trimStart()
          .split('\n');
        parsed.forEach((statement, at) => {
          if (statement.includes(';')) expect(source[lineInSource(text, at + 1) - 1]).toBe(statement);
        });
      }),
    );
  });

  it('is never beyond the end', () => {
    expect(lineInSource('flowchart TB\n  a --> b', 9)).toBe(2);
  });

  it('skips comments before the first statement', () => {
    expect(lineInSource('%% a\n\n%% b\nflowchart TB\n  a', 2)).toBe(5);
  });
});
