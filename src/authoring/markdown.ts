import { satteri } from '@astrojs/markdown-satteri';
import type { AstroUserConfig } from 'astro';
import { BuildProblemsError, describeProblems } from './build-problem.ts';
import { checkpointBoxes } from './checkpoints/checkpoint-boxes.ts';
import { RENDERER_VERSION } from './diagrams/diagram-source.ts';
import { mermaidDiagrams } from './diagrams/mermaid-plugin.ts';
import { termLinks } from './glossary/term-links.ts';
import { questionPlace } from './questions/question-place.ts';
import { focusableTables } from './scrollable.ts';
import { siteLinks } from './site-links.ts';
import { quotedCode } from './snippets/quoted-code.ts';
import { quotedFilesDigest, readSnippetFacts } from './snippets/snippet-facts.ts';

/**
 * Astro keeps rendered notes in a cache whose key covers the processor's options, but not the code of its plugins:
 * raise this number with every change of a plugin that changes what it renders.
 */
const PLUGINS_VERSION = 2;

/** How notes are rendered: Sätteri with the site's own plugins, for `.md` and `.mdx` alike. */
export function markdown(base: string): NonNullable<AstroUserConfig['markdown']> {
  const facts = readSnippetFacts();
  const diagrams = mermaidDiagrams({
    report: (problem) => {
      throw new BuildProblemsError([problem]);
    },
    warn: (problem) => {
      process.stderr.write(`${describeProblems([problem])}\n`);
    },
  });
  const processor = satteri({
    mdastPlugins: [diagrams, quotedCode(facts)],
    // Terms become addresses of the site before these get the base.
    hastPlugins: [termLinks, siteLinks(base), checkpointBoxes, questionPlace, focusableTables],
  });
  const key = {
    base,
    facts,
    plugins: PLUGINS_VERSION,
    diagrams: RENDERER_VERSION,
    quoted: quotedFilesDigest(),
  };
  Object.assign(processor.options, { route500k: key });
  return { processor };
}
