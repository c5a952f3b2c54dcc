import { describe, expect, it } from 'vitest';
import { parsed } from '../markdown-source.fixture.ts';
import { checkDeadEnds, checkRelated } from './check-related.ts';

const ADDRESSES = new Set(['/ramp-up/', '/ramp-up/docker/', '/ramp-up/jwt/', '/ring/sql/']);
const HUBS = new Set(['ramp-up', 'ring']);
const note = (page: string, related: string[], text = 'Текст.\n') => {
  const list = related.length > 0 ? `related:\n${related.map((address) => `  - ${address}\n`).join('')}` : '';
  return parsed(`---\ntitle: x\n${list}---\n\n${text}`, `content/${page}/index.md`, page);
};
const check = (...notes: ReturnType<typeof note>[]) => checkRelated(notes, ADDRESSES);
const deadEnds = (...notes: ReturnType<typeof note>[]) => checkDeadEnds(notes, HUBS);

describe('related pages', () => {
  it('may be named by either side', () => {
    const notes = [note('ramp-up/docker', ['/ramp-up/jwt/', '/ring/sql/']), note('ramp-up/jwt', [])];
    expect(check(...notes)).toEqual([]);
    expect(deadEnds(...notes)).toEqual([]);
  });

  it.each([
    ['no page', ['/ramp-up/jwt/', '/ramp-up/doker/'], 5, 'no page of the site'],
    ['the page itself', ['/ramp-up/docker/'], 4, 'related to itself'],
    ['the same page twice', ['/ramp-up/jwt/', '/ring/sql/', '/ramp-up/jwt/'], 6, 'named twice'],
  ])('are refused with %s', (_, related, line, found) => {
    const problems = check(note('ramp-up/docker', related));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'content/ramp-up/docker/index.md', line });
    expect(problems[0]?.found).toContain(found);
  });

  it('a written note without any is a dead end', () => {
    expect(deadEnds(note('ramp-up/docker', []))).toMatchObject([
      { line: 1, found: expect.stringContaining('dead end') as string },
    ]);
  });

  it('an unwritten note, a phase and the ring are none', () => {
    expect(deadEnds(note('ramp-up/docker', [], ''), note('ramp-up', []), note('ring', []))).toEqual([]);
  });

  it('leave a list of the wrong shape to the schema of front matter', () => {
    const odd = parsed('---\nrelated: /ramp-up/jwt/\n---\n', 'content/a/b/index.md', 'ramp-up/docker');
    expect(checkRelated([odd], ADDRESSES)).toEqual([]);
  });
});
