import { describe, expect, it } from 'vitest';
import { qualifiedId, repeatedAnchors } from './anchor.ts';
import type { Anchor } from './anchor.ts';

const anchor = (over: Partial<Anchor>): Anchor => ({
  kind: 'checkpoint',
  id: 'built',
  page: 'ramp-up/docker',
  file: 'content/1-ramp-up/docker/index.md',
  line: 3,
  ...over,
});

describe('ids of checkpoints and questions', () => {
  it('are qualified by their page', () => {
    expect(qualifiedId(anchor({}))).toBe('ramp-up/docker#built');
  });

  it('may not repeat: on a page, between kinds, between pages', () => {
    const other = { page: 'ramp-up/jwt', file: 'content/1-ramp-up/jwt/index.md' };
    const problems = repeatedAnchors([
      anchor({}),
      anchor({ line: 9 }),
      anchor({ kind: 'question', file: 'content/1-ramp-up/docker/questions.md', line: 5 }),
      anchor({ ...other, line: 7 }),
      anchor({ ...other, id: 'other', line: 8 }),
    ]);
    expect(problems.map(({ file, line }) => `${file}:${String(line)}`)).toEqual([
      'content/1-ramp-up/docker/index.md:9',
      'content/1-ramp-up/docker/questions.md:5',
      'content/1-ramp-up/jwt/index.md:7',
    ]);
    expect(problems[2]?.found).toContain('content/1-ramp-up/docker/index.md:3');
    expect(problems[2]?.remedy).toContain('jwt-built');
  });
});
