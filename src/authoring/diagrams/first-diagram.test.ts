import { describe, expect, it } from 'vitest';
import { figureHtml } from './diagram-figure.ts';
import { firstDiagram } from './first-diagram.ts';

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="80" font-size="14.5" viewBox="0 0 640 80"><path id="FIGURE-0"/></svg>';
const figure = (id: string): string =>
  `<figure class="diagram not-content" id="${id}">${figureHtml({ svg: SVG, title: 'Пул <i>', description: 'Воркеры', id })}</figure>`;

describe('the first diagram of a note', () => {
  it('is its drawing with its title and description', () => {
    const diagram = firstDiagram(`<p>Текст</p><section>${figure('d1')}</section>${figure('d2')}`);
    expect(diagram).toMatchObject({ id: 'd1', title: 'Пул <i>', description: 'Воркеры' });
    expect(diagram?.svg).toMatch(/^<svg role="img" aria-labelledby="d1-title" [^]*id="d1-0"[^]*<\/svg>$/);
    expect(diagram?.svg).toContain('viewBox="0 0 640 80"');
  });

  it('is no other figure', () => {
    expect(firstDiagram('<figure id="d1"><svg></svg></figure><p>Текст</p>')).toBeNull();
    expect(firstDiagram('<figure class="diagram" id="d1"><table></table></figure>')).toBeNull();
  });
});
