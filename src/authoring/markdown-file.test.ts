import { describe, expect, it } from 'vitest';
import { isWritten, lineOf, nodesOf, parseMarkdownFile } from './markdown-file.ts';
import { noteOf, parsed } from './markdown-source.fixture.ts';

describe('a parsed note', () => {
  it('counts lines of the whole file, front matter and a byte order mark included', () => {
    const note = parsed('\uFEFF---\ntitle: x\n---\n\n# Раз\r\n\r\nдва\n');
    expect(note.frontMatter).toBe('title: x');
    const paragraph = [...nodesOf(note.tree)].find(({ type }) => type === 'paragraph');
    expect(paragraph && lineOf(paragraph)).toBe(7);
    expect(note.text.slice(paragraph?.position?.start.offset, paragraph?.position?.end.offset)).toBe('два');
  });

  it('is written when there is something under its front matter', () => {
    expect(isWritten(parsed('---\ntitle: x\n---\n\n'))).toBe(false);
    expect(isWritten(parsed(''))).toBe(false);
    expect(isWritten(parsed('---\ntitle: x\n---\nтекст'))).toBe(true);
  });

  it('of broken MDX is a problem with its line', () => {
    const broken = parseMarkdownFile(
      noteOf('---\ntitle: x\n---\n\n<Foo>\n\nтекст\n', 'content/a/b/index.mdx'),
    );
    expect(broken).toMatchObject({ file: 'content/a/b/index.mdx', line: 5 });
    expect(broken).toHaveProperty('found', expect.stringContaining('closing tag'));
  });

  it('reads as MDX only what is named so', () => {
    expect(parseMarkdownFile(noteOf('<Foo>\n\nтекст {x\n'))).toHaveProperty('tree');
  });
});
