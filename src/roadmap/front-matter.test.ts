import { describe, expect, it } from 'vitest';
import { readFrontMatter } from './front-matter.ts';

describe('readFrontMatter', () => {
  it.each([
    ['start: 2026-11-25', '2026-11-25'],
    ['# when\nstart: "2026-11-25" # Wednesday', '2026-11-25'],
    ['', null],
    ['# nothing yet', null],
  ])('reads «%s»', (source, start) => {
    expect(readFrontMatter(source)).toEqual({ start, problems: [] });
  });

  it.each([
    ['start: 25.11.2026', 2, 'start: «25.11.2026», which is no day'],
    ['start: 2026-02-31', 2, 'start: «2026-02-31», which is no day'],
    ['start:', 2, 'start: «null», which is no day'],
    ['start: [2026-11-25]', 2, 'start: «», which is no day'],
    ['start: 2026-11-25\nauthor: me', 3, 'the key «author», which nothing reads'],
    ['2026-11-25', 2, 'front matter without keys'],
    ['start: 2026-11-25\nstart: 2026-11-26', 3, 'front matter that is no YAML: Map keys must be unique'],
    ['start: "2026', 2, 'front matter that is no YAML: Missing closing "quote'],
  ])('refuses «%s» in line %i', (source, line, found) => {
    const { problems } = readFrontMatter(source);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.line).toBe(line);
    expect(problems[0]?.found).toContain(found);
  });
});
