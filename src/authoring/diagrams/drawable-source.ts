import type { DiagramType } from './diagram-type.ts';
import { withNodeClasses } from './node-classes.ts';

/**
 * What mermaid is given for a source: the site's classes defined, and what mermaid does badly by default spelled out.
 * Every line stays on its number, so that mermaid's complaints fit the source.
 */
export function drawableSource(text: string, type: DiagramType): string {
  if (type === 'gantt') return withMonday(text);
  if (type === 'sequence') return withWrappedNotes(text);
  if (type === 'timeline') return text.replace(/^(\s*timeline)[ \t]*$/m, '$1 TD');
  return withNodeClasses(text, type);
}

/** Weekly ticks fall on Sundays unless the source itself names another day; the setting for it has no effect. */
function withMonday(text: string): string {
  return /^\s*weekday\s/m.test(text) ? text : `${text}\nweekday monday`;
}

/** A note over two participants does not grow with its text. */
function withWrappedNotes(text: string): string {
  return text.replace(/^(\s*note\s+(?:over|left of|right of)\s+[^:\n]+:)(?!\s*(?:no)?wrap:)/gim, '$1wrap:');
}
