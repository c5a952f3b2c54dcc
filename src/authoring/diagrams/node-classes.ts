import type { DiagramType } from './diagram-type.ts';
import { placeholder } from './tokens.ts';
import type { Token } from './tokens.ts';

/** What a node can be marked as, `id:::ok`, without the note defining it: the fill and the line of each class. */
export const NODE_CLASSES = {
  accent: { fill: 'accent-soft', line: 'accent' },
  ok: { fill: 'ok-soft', line: 'ok' },
  danger: { fill: 'danger-soft', line: 'danger' },
  warn: { fill: 'warn-soft', line: 'warn' },
  muted: { fill: 'bg', line: 'group-border' },
} as const satisfies Record<string, { fill: Token; line: Token }>;

/** Defines the classes that a source uses, in lines after its last, so that line numbers stay. */
export function withNodeClasses(text: string, type: DiagramType): string {
  if (!WITH_CLASSES.has(type)) return text;
  const used = Object.entries(NODE_CLASSES).filter(([name]) =>
    new RegExp(`:::(?:\\w+,)*${name}\\b|^\\s*(?:class|cssClass)\\s.*\\b${name}\\b`, 'm').test(text),
  );
  const definitions = used.map(
    ([name, { fill, line }]) => `classDef ${name} fill:${placeholder(fill)},stroke:${placeholder(line)}`,
  );
  return [text, ...definitions].join('\n');
}

const WITH_CLASSES: ReadonlySet<DiagramType> = new Set(['flowchart', 'state', 'class', 'er']);
