/**
 * Checks every link, asset and anchor of the built site; exit code 1 when one is broken.
 *
 *     node scripts/check-links.ts [--root dist]
 *
 * `SITE_URL` and `BASE_PATH` must be what the site was built with.
 */
import { parseArgs } from 'node:util';
import { checkLinks, type LinkReport } from '../src/authoring/link-check.ts';
import { siteAddress } from '../src/authoring/site-address.ts';

try {
  const { values } = parseArgs({ options: { root: { type: 'string', default: 'dist' } } });
  const report = await checkLinks(values.root, siteAddress(process.env));
  console.log(describe(report, values.root));
  if (report.faults.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** A paragraph per fault; one that stands in many places (a menu, a footer) is told once, with their number. */
function describe({ faults, files, addresses }: LinkReport, root: string): string {
  const alike = Map.groupBy(faults, ({ found, remedy }) => `${found}\n    → ${remedy}`);
  const paragraphs = [...alike].map(([text, places]) => {
    const [first] = places.map(({ file, line }) => `${root}/${file}:${line}`);
    const pages = new Set(places.map(({ file }) => file)).size;
    return `${first}: ${text}${places.length > 1 ? `\n    ${places.length} times in ${pages} files` : ''}`;
  });
  return [...paragraphs, `${addresses} addresses in ${files} files, faults: ${faults.length}`].join('\n');
}
