import { describe, expect, it } from 'vitest';
import { readRoadmap } from '../../roadmap/read-roadmap.ts';
import type { Roadmap } from '../../roadmap/roadmap.ts';
import { chooseItem, openItems } from './open-items.ts';

const { roadmap } = readRoadmap(
  '# П\n\n## А\n\n- [ ] [Docker](1-a/docker/)\n- [ ] Docker Compose\n    - [ ] Тома\n- [ ] [JWT](1-a/jwt/)\n',
);
const NONE: Roadmap = { title: '', goal: '', start: null, prose: '', phases: [], sections: [] };
const items = roadmap ? openItems(roadmap, new Set(['a/docker'])) : [];
const texts = (chosen: ReturnType<typeof chooseItem>) => [chosen].flat().map(({ item }) => item.text);

describe('lines that wait for a note', () => {
  it('are those without a link, and those whose note has no text', () => {
    expect(items.map(({ item }) => item.text)).toEqual(['Docker Compose', 'Тома', 'JWT']);
    expect(items[2]?.phase.title).toBe('А');
  });

  it('are chosen by number, by wording, or by a piece of it', () => {
    expect(['1', ' jwt ', 'compose', 'ТОМА'].map((choice) => texts(chooseItem(items, choice)))).toEqual([
      ...[['Docker Compose'], ['JWT'], ['Docker Compose'], ['Тома']],
    ]);
  });

  it('are told when the words mean several, or none', () => {
    const several = openItems(roadmap ?? NONE, new Set());
    expect(texts(chooseItem(several, 'doc'))).toEqual(['Docker', 'Docker Compose']);
    expect(texts(chooseItem(several, 'docker'))).toEqual(['Docker']);
    for (const nothing of ['7', '0', 'kafka', ' ']) expect(chooseItem(items, nothing)).toEqual([]);
  });
});
