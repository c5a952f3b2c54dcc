import { describe, expect, it } from 'vitest';
import { noteOf } from '../markdown-source.fixture.ts';
import { writeAnchorIds } from './write-anchor-ids.ts';

describe('ids that are written', () => {
  it('stand at the end of checkpoints that had none, and nothing else changes', () => {
    const text =
      '\uFEFF---\r\ntitle: x\r\n---\r\n\r\n- [ ] Могу **объяснить** `select`  \r\n- [ ] 😀 есть [](#mine)\r\n- [x] Сделано\r\n' +
      '- просто\r\n\r\n1. [ ] Могу объяснить select\r\n   до конца\r\n\r\n```md\r\n- [ ] в коде\r\n```\r\n';
    const taken = new Set(['mine', 'sdelano']);
    const written = writeAnchorIds(noteOf(text), taken);
    expect(written.lines).toEqual([5, 7, 10]);
    expect(written.text).toBe(
      text
        .replace('`select`', '`select` [](#mogu-obyasnit-select)')
        .replace('Сделано', 'Сделано [](#sdelano-2)')
        .replace('до конца', 'до конца [](#mogu-obyasnit-select-do-kontsa)'),
    );
    expect(taken).toContain('sdelano-2');
  });

  it('are not written twice', () => {
    const { text } = writeAnchorIds(noteOf('- [ ] Раз\n- [ ] Раз\n'), new Set());
    expect(text).toBe('- [ ] Раз [](#raz)\n- [ ] Раз [](#raz-2)\n');
    expect(writeAnchorIds(noteOf(text), new Set())).toEqual({ text, lines: [] });
  });

  it('stand in the headings of questions, and only of these', () => {
    const file = 'content/1-ramp-up/docker/questions.md';
    const text = '---\ntopic: x\n---\n\n## Что такое `слой`? ##\n\nА.\n\n### Провальный ответ\n\n- [ ] Б\n';
    expect(writeAnchorIds(noteOf(text, file), new Set()).text).toBe(
      text.replace('`слой`?', '`слой`? [](#chto-takoe-sloy)'),
    );
  });

  it('work in MDX, and leave broken MDX alone', () => {
    const file = 'content/1-ramp-up/docker/index.mdx';
    expect(writeAnchorIds(noteOf('<A>\n\n- [ ] Раз\n\n</A>\n', file), new Set()).lines).toEqual([3]);
    expect(writeAnchorIds(noteOf('<A>\n\n- [ ] Раз\n', file), new Set())).toEqual({
      text: '<A>\n\n- [ ] Раз\n',
      lines: [],
    });
  });
});
