import { describe, expect, it } from 'vitest';
import { withParts } from '../../roadmap/nested.ts';
import { readRoadmap } from '../../roadmap/read-roadmap.ts';
import { linkItem } from './link-item.ts';

function link(source: string, wording: string, folder: string): ReturnType<typeof linkItem> {
  const { roadmap, problems } = readRoadmap(source);
  const items = roadmap?.phases.flatMap(({ items }) => items.flatMap(withParts)) ?? [];
  const item = items.find(({ text }) => text.includes(wording));
  if (!item) throw new Error(`no such line: ${JSON.stringify(problems)}`);
  return linkItem(source, item, folder);
}

const SEED = `\uFEFF---\r\nstart: 2026-11-25\r\n---\r\n# План\r\n\r\n# ЧАСТЬ 1. РАЗГОН (25 ноября --- 7 декабря)\r\n\r
-   [ ] Освоить **Docker** + docker-compose [v2]  \r
    *   [x] Compose: 3--5 сервисов\r
    *   просто часть\r
1)  [X] Пройти [курс](https://go.dev/tour) до конца\r
>   - [ ] В цитате\r
-   [ ] Длинная строка,\r
    которая продолжается\r\n`;

describe('a line of the roadmap', () => {
  it.each([
    ['Освоить', 'Освоить **Docker** + docker-compose [v2]'],
    ['Compose:', 'Compose: 3--5 сервисов'],
    ['просто часть', 'просто часть'],
    ['В цитате', 'В цитате'],
    ['Длинная', 'Длинная строка,'],
  ])('is linked, and no other byte changes: %s', (wording, words) => {
    expect(link(SEED, wording, '1-a/x')).toBe(SEED.replace(words, `[${words}](1-a/x/)`));
  });

  it('with a link of its own is left to its owner', () => {
    expect(link(SEED, 'Пройти', '1-a/x')).toMatchObject({ file: 'content/roadmap.md', line: 11 });
  });

  it.each([
    ['of one level', 'docker', 'one level'],
    ['with capitals', '1-a/Docker', 'Docker'],
    ['that the site itself uses', 'about/docker', '/about/'],
  ])('is not linked to a folder %s', (_, folder, found) => {
    const problem = link(SEED, 'Освоить', folder);
    expect(problem).toMatchObject({ line: 8, found: expect.stringContaining(found) as string });
  });

  it('is not linked to the folder of another', () => {
    const source = '# П\n\n## А\n\n- [ ] [Раз](1-a/x/)\n- [ ] Два\n';
    expect(link(source, 'Два', '1-a/x')).toMatchObject({
      line: 6,
      found: expect.stringContaining('second link') as string,
    });
  });
});
