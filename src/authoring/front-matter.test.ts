import { describe, expect, it } from 'vitest';
import { readFrontMatter, readYaml } from './front-matter.ts';

describe('front matter', () => {
  it('knows the line of each value within its file', () => {
    const { value, lineOf, problems } = readFrontMatter('title: x\nrelated:\n  - /a/\n  - /b/\n', 'f.md');
    expect(problems).toEqual([]);
    expect(value).toEqual({ title: 'x', related: ['/a/', '/b/'] });
    expect(lineOf(['related', 1])).toBe(5);
    expect(lineOf(['related', 7])).toBe(4);
    expect(lineOf(['absent'])).toBe(2);
  });

  it('that is broken is a problem with its line and no value', () => {
    const { value, problems } = readFrontMatter('title: x\nabout: a: b\n', 'f.md');
    expect(value).toBeNull();
    expect(problems).toMatchObject([{ file: 'f.md', line: 3 }]);
  });

  it('that is empty has no value', () => {
    expect(readYaml('', 'f.yml')).toMatchObject({ value: null, problems: [] });
  });
});
