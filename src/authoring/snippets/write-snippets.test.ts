import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSnippets } from './check-snippets.ts';
import { writeSnippets } from './write-snippets.ts';

const FILE = 'content/1-a/topic/index.md';
const write = (text: string, source: string, file = FILE): string =>
  writeSnippets({ file, text }, (path) => (path === 'content/1-a/topic/a.go' ? source : null));

describe('writing quoted code', () => {
  it('fills the fences and touches nothing else', () => {
    const text =
      '\uFEFF---\na:  b \n---\n\n\n* x\t\n\n```go file="a.go"\nold\n```   \n\n```go\nkeep\n```\n\n~~~go  file="a.go" {2}\n~~~\nend';
    expect(write(text, 'a\n\tb\n')).toBe(
      '\uFEFF---\na:  b \n---\n\n\n* x\t\n\n```go file="a.go"\na\n\tb\n```   \n\n```go\nkeep\n```\n\n~~~go  file="a.go" {2}\na\n\tb\n~~~\nend',
    );
  });

  it('leaves the words of a flame graph alone, whose file is no quotation', () => {
    const text = '```flame-graph file="a.go"\ntitle: x\n```\n';
    expect(write(text, 'a')).toBe(text);
  });

  it('keeps the line ends of the note', () => {
    expect(write('x\r\n```go file="a.go"\r\nold\r\n```\r\ny', 'a\nb')).toBe(
      'x\r\n```go file="a.go"\r\na\r\nb\r\n```\r\ny',
    );
  });

  it('keeps lists and quotations', () => {
    expect(write('1. ```go file="a.go"\n   ```\n', 'a\n\nb')).toBe(
      '1. ```go file="a.go"\n   a\n\n   b\n   ```\n',
    );
    expect(write('> - x\n>\n>   ```go file="a.go"\n>   ```\n', 'a\n\nb')).toBe(
      '> - x\n>\n>   ```go file="a.go"\n>   a\n>\n>   b\n>   ```\n',
    );
  });

  it('grows a fence that the code would close', () => {
    expect(write('- ```go file="a.go"\n  ```\n', 'a\n````\n')).toBe(
      '- `````go file="a.go"\n  a\n  ````\n  `````\n',
    );
    expect(write('~~~~go file="a.go"\n~~~~\n', '```\n~~~\n')).toBe('~~~~go file="a.go"\n```\n~~~\n~~~~\n');
  });

  it('leaves a fence that quotes what is not there', () => {
    const text = '```go file="b.go"\nold\n```\n```go file="a.go" region="x"\nold\n```\n';
    expect(write(text, 'a')).toBe(text);
  });

  it('makes copies that the check accepts and a second run leaves alone', () => {
    const prefixes = ['', '  ', '- ', '1. ', '> ', '> - ', '   ', '- [ ] x\n\n  ', '> 10) '];
    const line = fc.array(
      fc.constantFrom('a', '`', '~', '\t', ' ', '>', '-', '#', '<', '{', '~~~', '```', 'ё', '&amp;', '\\'),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...prefixes),
        fc.constantFrom('```', '~~~', '`````'),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('.md', '.mdx'),
        (lines, prefix, mark, end, extension) => {
          const source = ['x', ...lines.map((parts) => parts.join(''))].join('\n');
          const file = FILE.replace('.md', extension);
          const inner =
            prefix
              .split('\n')
              .at(-1)
              ?.replace(/[^\s>]/g, ' ') ?? '';
          const text = [`Text`, '', `${prefix}${mark}go file="a.go"`, `${inner}${mark}`, '', 'end', ''].join(
            '\n',
          );
          const written = write(text.replaceAll('\n', end), source, file);
          expect(checkSnippets({ file, text: written }, () => source)).toEqual([]);
          expect(write(written, source, file)).toBe(written);
        },
      ),
    );
  });
});
