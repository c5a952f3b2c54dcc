import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quotedFilesDigest } from './snippet-facts.ts';

describe('the digest of quoted files', () => {
  let root: string;
  const write = (path: string, text: string): void => {
    writeFileSync(join(root, 'content', path), text);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'digest-'));
    mkdirSync(join(root, 'content/topic'), { recursive: true });
    write('topic/a.go', 'package a');
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('changes with their text and their names, but not with the notes', () => {
    const first = quotedFilesDigest(root);
    write('topic/index.md', 'text');
    expect(quotedFilesDigest(root)).toBe(first);
    write('topic/a.go', 'package b');
    const second = quotedFilesDigest(root);
    write('topic/b.go', '');
    expect(new Set([first, second, quotedFilesDigest(root)]).size).toBe(3);
  });
});
