import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { listProjects } from './list-projects.ts';

it('finds the folders with a contract, and what readers may take along', () => {
  const root = mkdtempSync(join(tmpdir(), 'projects-'));
  const files = [
    '2-b/shop/openapi.yaml',
    '2-b/shop/events/paid.schema.json',
    '2-b/shop/events/draft.txt',
    '2-b/shop/load/load.ts',
    '2-b/shop/invariants/shop_test.go',
    '2-b/shop/testdata/acceptance.yml',
    '1-a/notes/openapi.yaml',
    '1-a/notes/acceptance.yml',
    '1-a/topic/spec/openapi.yaml',
  ];
  for (const file of files) {
    mkdirSync(dirname(join(root, 'content', file)), { recursive: true });
    writeFileSync(join(root, 'content', file), '');
  }
  expect(listProjects(root)).toEqual([
    { page: 'a/notes', folder: 'content/1-a/notes', files: ['acceptance.yml', 'openapi.yaml'] },
    {
      page: 'b/shop',
      folder: 'content/2-b/shop',
      files: ['events/paid.schema.json', 'load/load.ts', 'openapi.yaml'],
    },
  ]);
  rmSync(root, { recursive: true });
});
