import { describe, expect, it } from 'vitest';
import { sectionNote } from './note-sections.ts';

const wrapped = (title: string) =>
  `<div class="sl-heading-wrapper level-h2"><h2 id="x">${title}</h2><a class="sl-anchor-link" href="#x"></a></div>`;

describe('sectionNote', () => {
  it('wraps from heading to heading and names the parts with a look of their own', () => {
    const html = `<p>до</p>${wrapped('Ответ за 60 секунд')}<p>а &amp; б</p>${wrapped('Как устроено')}<p>в</p>`;
    expect(sectionNote(html)).toBe(
      `<p>до</p><section class="note-section" data-part="answer">${wrapped('Ответ за 60 секунд')}<p>а &amp; б</p></section>` +
        `<section class="note-section">${wrapped('Как устроено')}<p>в</p></section>`,
    );
  });

  it('does not cut inside other elements', () => {
    const html = '<h2>Грабли</h2><blockquote><h2>внутри</h2></blockquote>';
    expect(sectionNote(html)).toBe(`<section class="note-section" data-part="traps">${html}</section>`);
  });

  it.each(['', '<p>без разделов</p>', '<h3>третий</h3>'])('leaves %j as it is', (html) => {
    expect(sectionNote(html)).toBe(html);
  });
});
