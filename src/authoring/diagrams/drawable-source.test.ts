import { describe, expect, it } from 'vitest';
import { drawableSource } from './drawable-source.ts';
import { placeholder } from './tokens.ts';

const OK = `classDef ok fill:${placeholder('ok-soft')},stroke:${placeholder('ok')}`;
const WARN = `classDef warn fill:${placeholder('warn-soft')},stroke:${placeholder('warn')}`;

describe('what mermaid is given', () => {
  it.each([
    ['flowchart TB\n a:::ok --> b', OK],
    ['flowchart TB\n a --> b\n class a,b warn', WARN],
    ['flowchart TB\n a:::ok --> b:::warn', `${OK}\n${WARN}`],
    ['stateDiagram-v2\n class Running ok', OK],
  ])('defines the classes that %j uses, after its last line', (text, definitions) => {
    const type = text.startsWith('state') ? 'state' : 'flowchart';
    expect(drawableSource(text, type)).toBe(`${text}\n${definitions}`);
  });

  it('defines no class that is only part of a word', () => {
    const text = 'flowchart TB\n ok --> okay:::okay\n warn["class warn"]';
    expect(drawableSource(text, 'flowchart')).toBe(text);
  });

  it('turns a timeline that names no direction upright', () => {
    expect(drawableSource('timeline\n  2009 : Go', 'timeline')).toBe('timeline TD\n  2009 : Go');
    expect(drawableSource('timeline LR\n  2009 : Go', 'timeline')).toBe('timeline LR\n  2009 : Go');
  });

  it('begins weeks on Monday unless the source says otherwise', () => {
    expect(drawableSource('gantt\n  section A', 'gantt')).toBe('gantt\n  section A\nweekday monday');
    expect(drawableSource('gantt\n  weekday friday', 'gantt')).toBe('gantt\n  weekday friday');
  });

  it('wraps notes and leaves messages alone', () => {
    const text = [
      'sequenceDiagram',
      '  a ->> b: note over all',
      '  Note over a,b: Долго',
      '  note right of a: wrap: уже',
      '  Note left of b:nowrap: нет',
    ];
    expect(drawableSource(text.join('\n'), 'sequence').split('\n')).toEqual([
      'sequenceDiagram',
      '  a ->> b: note over all',
      '  Note over a,b:wrap: Долго',
      '  note right of a: wrap: уже',
      '  Note left of b:nowrap: нет',
    ]);
  });
});
