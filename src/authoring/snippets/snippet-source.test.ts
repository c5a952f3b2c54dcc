import { describe, expect, it } from 'vitest';
import type { QuotePart } from './quote-target.ts';
import { snippetSource, type SnippetFacts, type SnippetSource } from './snippet-source.ts';
import type { Snippet } from './snippet.ts';

const FACTS: SnippetFacts = { repository: 'https://host/owner/name', goVersion: '1.27.3' };
const PROVED = 'проверено на Go\u00a01.27.3';

function source(file: string, part: QuotePart = { kind: 'file' }, facts = FACTS, more = {}): SnippetSource {
  const lines = [
    { number: 10, text: 'a' },
    { number: 12, text: 'b' },
  ];
  const snippet: Snippet = {
    target: { file, part },
    path: `content/1-ramp-up/concurrency/${file}`,
    excerpt: { lines, unordered: false, ...more },
  };
  return snippetSource(snippet, facts);
}

describe('what is shown around quoted code', () => {
  it('of a region: the file, its lines in the repository, the Go version', () => {
    expect(source('pool/pool.go', { kind: 'region', name: 'pool' })).toEqual({
      title: 'pool.go',
      path: 'concurrency/pool/pool.go',
      url: 'https://host/owner/name/blob/main/content/1-ramp-up/concurrency/pool/pool.go#L10-L12',
      proof: PROVED,
    });
  });

  it('of an output: the test that proves it', () => {
    const part = { kind: 'output', example: 'ExamplePool' } as const;
    expect(source('pool/pool_test.go', part)).toMatchObject({
      title: 'Вывод',
      proof: 'вывод проверен тестом ExamplePool',
    });
    expect(source('pool/pool_test.go', part, FACTS, { unordered: true }).proof).toBe(
      'вывод проверен тестом ExamplePool, порядок строк любой',
    );
  });

  it('of what a program of testdata printed: that it is an output', () => {
    expect(source('traps/testdata/race/want.txt')).toMatchObject({
      title: 'Вывод',
      proof: `вывод ${PROVED.replace('проверено', 'проверен')}`,
    });
    expect(source('traps/testdata/want-race.txt').proof).toMatch(/^вывод проверен/);
    expect(source('bulk/testdata/record.txt')).toMatchObject({ title: 'Вывод', proof: null });
    expect(source('traps/testdata/race/main.go')).toMatchObject({ title: 'main.go', proof: PROVED });
    expect(source('notes.txt')).toMatchObject({ title: 'notes.txt', proof: null });
  });

  it.each(['schema.sql', 'compose.yml', 'practice.sh'])('of %s: no Go version', (file) => {
    expect(source(file)).toMatchObject({ title: file, proof: null });
  });

  it('links one line, or a whole file, as such', () => {
    const one = { lines: [{ number: 7, text: 'a' }] };
    expect(source('a.go', { kind: 'region', name: 'x' }, FACTS, one).url).toMatch(/a\.go#L7$/);
    expect(source('a.go').url).toMatch(/a\.go$/);
    expect(source('a #?.go').url).toMatch(/a%20%23%3F\.go$/);
  });

  it('says nothing that is not known', () => {
    expect(source('a.go', { kind: 'file' }, { repository: null, goVersion: null })).toMatchObject({
      url: null,
      proof: null,
    });
  });
});
