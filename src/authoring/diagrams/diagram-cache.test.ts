import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diagramCache } from './diagram-cache.ts';

const SVG = '<svg width="1"><path d="M0 0"/></svg>';
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'diagrams-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('kept diagrams', () => {
  it('are read as they were written', () => {
    const cache = diagramCache(root);
    expect(cache.read('0a')).toBeNull();
    cache.write('0a', SVG);
    expect(diagramCache(root).read('0a')).toBe(SVG);
    expect(readdirSync(join(root, 'diagrams'))).toEqual(['0a.svg']);
  });

  it('are not there when the file is not a whole SVG', () => {
    const cache = diagramCache(root);
    cache.write('0a', SVG);
    const file = join(root, 'diagrams/0a.svg');
    for (const broken of ['', SVG.slice(0, 20), `<<<<<<< HEAD\n${SVG}\n=======`]) {
      writeFileSync(file, broken);
      expect(cache.read('0a')).toBeNull();
    }
  });

  it('are listed when nobody uses them, and removed', () => {
    const cache = diagramCache(root);
    expect(cache.unused(new Set())).toEqual([]);
    for (const key of ['0c', '0a', '0b']) cache.write(key, SVG);
    writeFileSync(join(root, 'diagrams/README.md'), '');
    expect(cache.unused(new Set(['0b']))).toEqual(['0a', '0c']);
    cache.remove('0a');
    expect(existsSync(join(root, 'diagrams/0a.svg'))).toBe(false);
    expect(cache.unused(new Set(['0b']))).toEqual(['0c']);
  });
});
