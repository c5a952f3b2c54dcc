/**
 * Sees to it that the browser that the tests need is on this machine; with `--firefox`, Firefox as well.
 *
 *     node scripts/install-browser.ts [--firefox]
 */
import { parseArgs } from 'node:util';
import { installBrowser, thisInstaller } from '../src/authoring/install-browser.ts';

try {
  const { values } = parseArgs({ options: { firefox: { type: 'boolean', default: false } } });
  const installer = thisInstaller((line) => console.log(line));
  await installBrowser('chromium', installer);
  if (values.firefox) await installBrowser('firefox', installer);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
