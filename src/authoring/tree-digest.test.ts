import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { treeDigest } from './tree-digest.ts';

describe('the digest of a tree', () => {
  let root: string;
  const write = (path: string, text: string): void => {
    writeFileSync(join(root, path), text);
  };
  const digest = (): string => treeDigest(root, (name) => !name.endsWith('.md'));

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'digest-'));
    mkdirSync(join(root, 'topic'), { recursive: true });
    write('topic/a.go', 'package a');
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('changes with texts and names, but not with what does not count', () => {
    const first = digest();
    write('topic/index.md', 'text');
    expect(digest()).toBe(first);
    write('topic/a.go', 'package b');
    const second = digest();
    write('topic/b.go', '');
    expect(new Set([first, second, digest()]).size).toBe(3);
  });
});
