import { describe, expect, it } from 'vitest';
import { changeWords } from './change-words.ts';
import type { Change } from './export-file.ts';

const change = (collection: Change['collection'], key: string, to: unknown, from?: unknown): Change => ({
  ...{ collection, key, from, to },
});
const plain = (lines: string[]): string[] => lines.map((line) => line.replaceAll('\u00a0', ' '));

describe('what an import would change, in words', () => {
  it('names items, adds up checklists by page, and counts what has no name', () => {
    const changes = [
      change('settings', 'start', '2026-12-01'),
      change('activity', '2026-12-01 phone', 2),
      change('ticks', 'a/docker#layers', 'done'),
      change('ticks', 'a/docker#cache', 'done'),
      change('ticks', 'a/docker', 'done', 'doing'),
      change('ticks', 'a/gone', 'todo', 'done'),
      change('notes', 'a/docker', 'x'),
      change('notes', 'a/sql', 'x', 'y'),
      change('evidence', 'a/docker n1', { url: 'https://x.test', text: '' }),
      change('evidence', 'a/docker n2', null, { url: 'https://x.test', text: '' }),
      change('reviews', 'a/docker mentor', { verdict: 'redo', comment: '' }),
    ];
    expect(plain(changeWords(changes, (id) => ({ 'a/docker': 'Docker', 'a/sql': 'SQL' })[id] ?? id))).toEqual(
      [
        'Docker: в работе → пройдено',
        'a/gone: пройдено → не начато',
        'Docker, чек-лист: 2 отметки',
        'Docker: новая заметка',
        'SQL: заметка заменится более поздней',
        'Docker: ссылка на работу',
        'Docker: ссылка уберётся',
        'Docker: слово ментора',
        'История занятий: 1 изменение',
        'Настройки: 1 изменение',
      ],
    );
  });

  it('says nothing of nothing', () => {
    expect(changeWords([], (id) => id)).toEqual([]);
  });
});
