/**
 * Cuts the site's text face out of Onest: the characters that Russian notes use, weights 400 to 700.
 * Run after an upgrade of `@fontsource-variable/onest`; the result is committed, so a build needs no font tools.
 */
import { readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

const letters = (from: number, to: number): string =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index));

const FACES = {
  cyrillic: `ЁёА${letters(0x0410, 0x044f)}№`,
  // Printable ASCII, then what edited Russian and code-minded prose add to it.
  latin: `${letters(0x20, 0x7e)}\u00a0«»–—…„“”‘’•·×°±§©µ≈≠≤≥−→←↑↓↔✓`,
};

for (const [face, characters] of Object.entries(FACES)) {
  const source = new URL(
    `../node_modules/@fontsource-variable/onest/files/onest-${face}-wght-normal.woff2`,
    import.meta.url,
  );
  const target = new URL(`../src/assets/fonts/onest-${face}.woff2`, import.meta.url);
  const font = await subsetFont(await readFile(source), characters, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 700, default: 400 } },
  });
  await writeFile(target, font);
  console.log(`src/assets/fonts/onest-${face}.woff2: ${(font.length / 1024).toFixed(1)} KB`);
}
