import { describe, expect, it } from 'vitest';
import type { DiagramType } from './diagram-type.ts';
import { statementProblems } from './refused-statements.ts';

const lines = (text: string, type: DiagramType): number[] =>
  statementProblems(text, type).map(({ line }) => line);

describe('statements that are refused', () => {
  it.each<[DiagramType, string]>([
    ['flowchart', '%%{init: {"theme": "dark"}}%%'],
    ['flowchart', '---\ntitle: x\n---'],
    ['flowchart', '  style a fill:#fff,stroke:#333'],
    ['state', '  classDef bad color:red'],
    ['flowchart', '  linkStyle 0 stroke:#ff3'],
    ['sequence', '  rect rgb(0, 0, 255)'],
    ['sequence', '  rect aliceblue'],
    ['flowchart', '  click a href "https://go.dev"'],
    ['flowchart', '  click a "https://go.dev" "Go"'],
    ['sequence', '  link a: Go @ https://go.dev'],
    ['class', '  link Shape "https://go.dev"'],
    ['gantt', '  title План'],
    ['sequence', '  title: План'],
    ['mindmap', '  accTitle: Карта'],
  ])('in a %s diagram: %s', (type, text) => {
    expect(lines(`first\n${text}`, type)[0]).toBe(2);
  });

  it.each<[DiagramType, string]>([
    ['flowchart', '  linkStyle 0 stroke-width:3px'],
    ['flowchart', '  classDef wide stroke-dasharray:4 4'],
    ['flowchart', '  link --> click'],
    ['flowchart', '  click --> a'],
    ['flowchart', '  rect --> a'],
    ['sequence', '  rect ->> a: x'],
    ['sequence', '  title ->> a: x'],
    ['flowchart', '  accTitle: Схема'],
    ['er', '  style { int fill }'],
    ['gantt', '  Цвет fill:red :a, 2026-01-01, 1d'],
  ])('but not in a %s diagram: %s', (type, text) => {
    expect(lines(text, type)).toEqual([]);
  });

  it('are named, each with a remedy', () => {
    expect(statementProblems('a\n  style a fill:#fff\n', 'flowchart')).toEqual([
      {
        line: 2,
        found: '`style a fill:#fff`: a colour of its own, which cannot follow the theme',
        remedy: 'use a class of the site: `:::accent`, `:::ok`, `:::danger`, `:::warn`, `:::muted`',
      },
    ]);
  });
});
