import type { BuiltSite } from './link-check/built-site.ts';
import type { LinkFault, Reading } from './link-check/reference.ts';
import { readBuiltSite } from './link-check/built-site.ts';
import { judge, placeOf } from './link-check/link-rules.ts';

/** What a check has found, and over how much. */
export interface LinkReport {
  /** In order of file and line. */
  faults: LinkFault[];
  /** How many files were read for addresses. */
  files: number;
  /** How many addresses were judged. */
  addresses: number;
}

/**
 * Checks every address in a built site: pages, stylesheets, SVG, web app manifests, sitemaps, robots.txt and
 * roadmap.json; and that no id stands twice on a page. Reads each file once and asks no other server.
 *
 * @param root the folder with the built site
 * @param site where the site stands; must be what it was built with
 * @throws Error when the folder holds no page
 */
export async function checkLinks(root: string, site: { site: string; base: string }): Promise<LinkReport> {
  const built = await readBuiltSite(root, site);
  const readings = [...built.readings];
  return {
    faults: readings.flatMap(([file, reading]) => faultsOf(file, reading, built)),
    files: readings.length,
    addresses: readings.reduce((sum, [, { references }]) => sum + references.length, 0),
  };
}

function faultsOf(file: string, { references, faults }: Reading, site: BuiltSite): LinkFault[] {
  const place = placeOf(file, site);
  const broken = references.flatMap((reference): LinkFault[] => {
    const verdict = judge(reference, place, site);
    if (verdict === null) return [];
    const found = `${reference.place} "${reference.written ?? reference.address}" ${verdict.wrong}`;
    return [{ file, line: reference.line, found, remedy: verdict.remedy }];
  });
  return [...faults.map((fault) => ({ file, ...fault })), ...broken].toSorted((a, b) => a.line - b.line);
}
