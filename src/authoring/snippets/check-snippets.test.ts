import { describe, expect, it } from 'vitest';
import { checkSnippets, resolveSnippets } from './check-snippets.ts';
import type { ReadFile } from './snippet.ts';

const FILE = 'content/1-a/topic/index.md';
const files = (own: Record<string, string>): ReadFile => {
  const all: Record<string, string> = Object.fromEntries(
    Object.entries(own).map(([path, text]) => [`content/1-a/topic/${path}`, text]),
  );
  return (path) => all[path] ?? null;
};
const POOL = files({
  'pool/pool.go': 'package pool\n\n// region:pool\nfunc A() {\n\tb()\n}\n\n// endregion\n',
  'pool/pool_test.go': 'package pool\n\nfunc ExampleA() {\n\tA()\n\t// Output:\n\t// done\n}\n',
  'broken.go': 'package pool\n// region:pool\n',
});

function check(text: string, readFile = POOL, file = FILE): string[] {
  return checkSnippets({ file, text }, readFile).map(
    (problem) => `${problem.file}:${problem.line}: ${problem.found}`,
  );
}

const fence = (meta: string, body: string, lang = 'go'): string => `\`\`\`${lang} ${meta}\n${body}\`\`\`\n`;

describe('quoted code', () => {
  it('passes when the copy is that of the source', () => {
    const text = [
      fence('file="pool/pool.go" region="pool"', 'func A() {\n\tb()\n}\n'),
      fence('file="pool/pool_test.go" output="ExampleA"', 'done\n', 'text'),
      fence('', 'anything\n'),
      '`file="none.go"` in text, and a shell: \n\n    ```go file="none.go"\n',
    ].join('\n');
    expect(check(text)).toEqual([]);
    expect(resolveSnippets({ file: FILE, text }, POOL).snippets).toMatchObject([
      { path: 'content/1-a/topic/pool/pool.go', quote: { line: 1, endLine: 5 } },
      { path: 'content/1-a/topic/pool/pool_test.go', quote: { line: 7 } },
    ]);
  });

  it('passes in the other line ends, in containers, with tildes', () => {
    const text =
      '---\na: b\n---\n\n> 1. ~~~~go file="pool/pool.go" region="pool"\n>    func A() {\n>    \tb()\n>    }\n>    ~~~~\n';
    expect(check(text)).toEqual([]);
    expect(check(text.replaceAll('\n', '\r\n'))).toEqual([]);
    expect(check(text, POOL, FILE.replace('.md', '.mdx'))).toEqual([]);
  });

  it.each([
    [
      'file="pool/none.go" region="pool"',
      'quotes region "pool" of pool/none.go: there is no file content/1-a/topic/pool/none.go',
    ],
    [
      'file="pool/pool.go" region="x"',
      'there is no region "x" in content/1-a/topic/pool/pool.go (regions there: pool)',
    ],
    [
      'file="pool/pool_test.go" output="ExampleB"',
      'there is no ExampleB in content/1-a/topic/pool/pool_test.go (Examples there: ExampleA)',
    ],
    ['file="../other/a.go"', 'quotes ../other/a.go: the path leaves content/1-a/topic/'],
    ['file="pool/../../topic-2/a.go"', 'quotes pool/../../topic-2/a.go: the path leaves content/1-a/topic/'],
    ['file="/etc/passwd"', 'quotes /etc/passwd: the path leaves content/1-a/topic/'],
    ['file="."', 'quotes .: the path leaves content/1-a/topic/'],
  ])('with %s stops a build', (meta, found) => {
    const note = { file: FILE, text: `---\nt: x\n---\n\nText\n\n${fence(meta, '')}` };
    expect(resolveSnippets(note, POOL).problems).toMatchObject([
      { file: FILE, line: 7, found: expect.stringContaining(found) as unknown },
    ]);
  });

  it('tells faults of the source once, and where they are', () => {
    const text = fence('file="broken.go" region="pool"', '') + fence('file="broken.go"', '');
    expect(check(text)).toEqual(['content/1-a/topic/broken.go:2: region "pool" is never closed']);
  });

  it.each([
    ['', 2, 'nothing', '"func A() {"'],
    ['func A() {\n\tc()\n}\n', 3, '"\\tc()"', '"\\tb()"'],
    ['func A() {\n\tb()\n', 4, 'nothing', '"}"'],
    ['func A() {\n\tb()\n}\n\n', 5, '""', 'nothing'],
  ])('that differs is told with its first line: %j', (body, line, here, there) => {
    const text = fence('file="pool/pool.go" region="pool"', body);
    const source = line === 5 ? 6 : line + 2;
    expect(check(text)).toEqual([
      `${FILE}:${line}: the copy of region "pool" of pool/pool.go says ${here}, content/1-a/topic/pool/pool.go:${source} says ${there}`,
    ]);
    expect(resolveSnippets({ file: FILE, text }, POOL).problems).toEqual([]);
  });

  it('is at most 76 characters wide, in Go', () => {
    const wide = files({ 'a.go': `\t${'я'.repeat(73)}\n${'я'.repeat(76)}`, 'a.sql': 'x'.repeat(90) });
    const text =
      fence('file="a.go"', `\t${'я'.repeat(73)}\n${'я'.repeat(76)}\n`) +
      fence('file="a.sql"', `${'x'.repeat(90)}\n`);
    expect(check(text, wide)).toEqual([
      'content/1-a/topic/a.go:1: a quoted line of 77 characters, a tab counted as 4',
    ]);
  });

  it.each([
    ['<details>\n```go file="a.go"\n```\n</details>', 2, 'a fence that is not read as code'],
    ['\n```go file="a.go"\nx', 2, 'a fence that is never closed'],
    ['> ```go file="a.go"\n> x\n\ntext', 1, 'a fence that is never closed'],
    ['```go file=a.go\n```', 1, 'a fence whose file="…" names nothing'],
  ])('is refused in %j', (text, line, found) => {
    expect(check(text)).toEqual([`${FILE}:${line}: ${found}`]);
  });

  it('names the line of broken MDX', () => {
    expect(check('Text\n\n<b>{</b>\n', POOL, 'content/1-a/topic/index.mdx')).toEqual([
      expect.stringMatching(/^content\/1-a\/topic\/index\.mdx:\d+: /),
    ]);
  });
});
