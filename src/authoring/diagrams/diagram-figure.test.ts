import { htmlToHast } from 'satteri';
import { describe, expect, it } from 'vitest';
import { diagramWidth, figureHtml } from './diagram-figure.ts';

const svg = (width: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="80" font-size="14.5" viewBox="0 0 ${width} 80"><marker id="FIGURE-0"/><path marker-end="url(#FIGURE-0)" d="M0 0"/></svg>`;

const figure = (width: number, texts: { title?: string; description?: string } = {}): string =>
  figureHtml({ svg: svg(width), title: 'Пул', description: 'Воркеры', id: 'd1', ...texts });

describe('the figure of a diagram', () => {
  it('tells the width of a drawing', () => {
    expect(diagramWidth(svg(640))).toBe(640);
  });

  it('names and describes the picture', () => {
    expect(figure(200)).toContain('<svg role="img" aria-labelledby="d1-title" aria-describedby="d1-text" ');
    expect(figure(200)).toContain('<figcaption><span id="d1-title">Пул</span></figcaption>');
    expect(figure(200)).toContain('<p id="d1-text" hidden>Воркеры</p>');
  });

  it('gives every id the prefix of the figure', () => {
    expect(figure(200)).not.toContain('FIGURE-');
    expect(figure(200)).toContain('<marker id="d1-0"/><path marker-end="url(#d1-0)"');
    const ids = [...figure(640).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^d1-/);
  });

  it('takes focus and can be enlarged where it may not fit the column', () => {
    expect(figure(296)).not.toMatch(/tabindex|popover|<use/);
    expect(figure(297)).toContain(
      '<div class="diagram-frame" tabindex="0" role="group" aria-labelledby="d1-title">',
    );
    expect(figure(297)).toContain('popovertarget="d1-overlay"');
    expect(figure(297)).toContain('<use href="#d1-drawing"/>');
    expect(figure(297).match(/<path /g)).toHaveLength(1);
  });

  it('enlarges the whole picture', () => {
    expect(figure(640)).toContain('width="960" height="120" viewBox="0 0 640 80" font-size="14.5"><use');
  });

  it('lets no text become markup', () => {
    const html = figure(640, { title: '<b title="x">&amp;</b>', description: "'{1 + 1}' *a* </p><script>" });
    expect(html).not.toMatch(/<b |<script/);
    const tree = JSON.stringify(htmlToHast(html, { fragment: true }));
    expect(tree).toContain(JSON.stringify('<b title="x">&amp;</b>'));
    expect(tree).toContain(JSON.stringify("'{1 + 1}' *a* </p><script>"));
  });

  it('styles nothing inline and runs no script', () => {
    expect(figure(640)).not.toMatch(/\sstyle=|\son\w+=|<style|<script|data-/);
  });
});
