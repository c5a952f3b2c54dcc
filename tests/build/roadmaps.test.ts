import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkLinks } from '../../src/authoring/link-check.ts';
import type { PublishedRoadmap } from '../../src/roadmap/published-roadmap.ts';
import { sample } from '../fixtures/long-run.ts';
import { copySite } from './site-copy.ts';

const folder = new URL('../fixtures/roadmaps/', import.meta.url);

interface Expected {
  phases: number;
  items: number;
  /** First day of the first phase, null where the document names no dates. */
  start: string | null;
}

/** Roadmaps as their owners wrote them, and what must be read from each. */
const EXPECTED = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<
  string,
  Expected
>;

describe('a site from nothing but a roadmap document', () => {
  it('is tested on every roadmap of the fixtures', () => {
    // linked.md names folders, so a document alone is not enough for it.
    const files = readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'linked.md');
    expect(Object.keys(EXPECTED).toSorted()).toEqual(files.toSorted());
    expect(files).toContain('seed.md');
  });

  it.each(sample(Object.entries(EXPECTED), 3))('%s', async (file, expected) => {
    const base = file === 'seed.md' ? '/' : '/two/segments/';
    const site = await copySite(`roadmap-${file.replace('.md', '')}`, {
      'roadmap.md': readFileSync(new URL(file, folder), 'utf8'),
    });
    const { ok, output } = await site.build({ SITE_URL: 'https://example.org', BASE_PATH: base });
    expect(ok, output).toBe(true);
    const model = JSON.parse(await site.read('roadmap.json')) as PublishedRoadmap;
    const items = model.phases.flatMap((phase) => phase.items);
    expect({ phases: model.phases.length, items: items.length, start: model.phases[0]?.start }).toEqual(
      expected,
    );
    for (const url of [...model.phases, ...items].map((page) => page.url)) {
      expect(await site.read(`${String(url)}index.html`)).toContain('</h1>');
    }
    const { faults } = await checkLinks(`${site.root}/dist`, { site: 'https://example.org', base });
    expect(faults).toEqual([]);
  });
});
