import { createHash } from 'node:crypto';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkLinks } from '../../src/authoring/link-check.ts';
import { isLong } from '../fixtures/long-run.ts';
import { copySite } from './site-copy.ts';

const ADDRESS = { site: 'https://example.org', base: '/two/segments/' };
const ENV = { SITE_URL: ADDRESS.site, BASE_PATH: ADDRESS.base };

// Two builds of the whole site cost more than all other tests of builds.
it.runIf(isLong)(
  'two builds of one tree are byte for byte the same, and no link breaks under a base of two segments',
  async () => {
    const site = await copySite('repeatable');
    const first = await site.build(ENV);
    expect(first.ok, first.output).toBe(true);
    const before = await digests(join(site.root, 'dist'));
    await rm(join(site.root, 'dist'), { recursive: true });
    const second = await site.build(ENV);
    expect(second.ok, second.output).toBe(true);
    expect(await digests(join(site.root, 'dist'))).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(50);
    const { faults, addresses } = await checkLinks(join(site.root, 'dist'), ADDRESS);
    expect(faults).toEqual([]);
    expect(addresses).toBeGreaterThan(1000);
  },
);

async function digests(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const digest = async (file: string): Promise<string> =>
    createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  return Object.fromEntries(
    await Promise.all(
      files.toSorted().map(async (file) => [file.slice(folder.length), await digest(file)] as const),
    ),
  );
}
