import { satteri } from '@astrojs/markdown-satteri';
import type { AstroUserConfig } from 'astro';
import { BuildProblemsError, describeProblems, type BuildProblem } from './build-problem.ts';
import { checkpointBoxes } from './checkpoints/checkpoint-boxes.ts';
import { CONTENT } from './content-paths.ts';
import { mermaidDiagrams } from './diagrams/mermaid-plugin.ts';
import { flameGraphs } from './flame-graphs/flame-graphs.ts';
import { termLinks } from './glossary/term-links.ts';
import { questionPlace } from './questions/question-place.ts';
import { focusableTables } from './scrollable.ts';
import { roundsPlace } from './rounds/rounds-place.ts';
import { projectFences } from './projects/project-fences.ts';
import { simulatorPlaces } from './simulators/simulator-place.ts';
import { siteLinks } from './site-links.ts';
import { quotedCode } from './snippets/quoted-code.ts';
import { readSnippetFacts } from './snippets/snippet-facts.ts';
import { treeDigest } from './tree-digest.ts';

/** Where the plugins live; the build runs in the root of the repository. */
const PLUGINS = 'src/authoring';

/** How notes are rendered: Sätteri with the site's own plugins, for `.md` and `.mdx` alike. */
export function markdown(base: string): NonNullable<AstroUserConfig['markdown']> {
  const facts = readSnippetFacts();
  const report = (problem: BuildProblem): never => {
    throw new BuildProblemsError([problem]);
  };
  const diagrams = mermaidDiagrams({
    report,
    warn: (problem) => {
      process.stderr.write(`${describeProblems([problem])}\n`);
    },
  });
  const processor = satteri({
    mdastPlugins: [
      diagrams,
      flameGraphs(report),
      simulatorPlaces(report),
      projectFences(report),
      roundsPlace(report),
      quotedCode(facts),
    ],
    // Terms become addresses of the site before these get the base.
    hastPlugins: [termLinks, siteLinks(base), checkpointBoxes, questionPlace, focusableTables],
  });
  // Astro's cache of rendered notes covers these options, not the code of plugins and not the files that notes quote.
  const key = {
    base,
    facts,
    plugins: treeDigest(PLUGINS, (name) => !name.endsWith('.test.ts')),
    quoted: treeDigest(CONTENT, (name) => !/\.mdx?$/.test(name)),
  };
  Object.assign(processor.options, { route500k: key });
  return { processor };
}
