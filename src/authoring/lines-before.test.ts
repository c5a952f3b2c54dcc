import { describe, expect, it } from 'vitest';
import { linesBefore } from './lines-before.ts';

const FILE = '---\ntitle: x\n---\n\n\nТекст\n\nЕщё\n';

describe('lines before what a plugin sees', () => {
  it('are those of the front matter when Astro took it off', () => {
    expect(linesBefore(FILE, 'Текст\n\nЕщё')).toBe(5);
  });

  it('are none when Astro blanked it out', () => {
    expect(linesBefore(FILE, FILE.replace('---\ntitle: x\n---', '   \n        \n   '))).toBe(0);
  });

  it('are none when the plugin sees the file', () => {
    expect(linesBefore(FILE, FILE)).toBe(0);
    expect(linesBefore('Текст', 'Текст')).toBe(0);
    expect(linesBefore('', '')).toBe(0);
  });

  it('are the same with any line ends', () => {
    expect(linesBefore(FILE.replaceAll('\n', '\r\n'), 'Текст\n\nЕщё')).toBe(5);
    expect(linesBefore(FILE.replaceAll('\n', '\r\n'), 'Текст\r\n\r\nЕщё')).toBe(5);
  });

  it('are not misled by front matter that says the same', () => {
    expect(linesBefore('---\ntitle: Текст\n---\nТекст\n', 'Текст')).toBe(3);
  });

  it('are unknown, so none, for a text that is not in the file', () => {
    expect(linesBefore(FILE, 'Другое')).toBe(0);
  });
});
