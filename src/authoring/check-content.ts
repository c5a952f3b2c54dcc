import { addressOf, pagesOf } from '../roadmap/addresses.ts';
import type { BuildProblem } from './build-problem.ts';
import type { Content } from './content-files.ts';
import { RING } from './content-paths.ts';
import { checkTermHomes, checkTermLinks } from './glossary/check-terms.ts';
import { readGlossary } from './glossary/read-glossary.ts';
import { checkQuestionPlaces } from './questions/question-place.ts';
import { readAnchors } from './read-anchors.ts';
import { checkDeadEnds, checkRelated } from './related/check-related.ts';

/**
 * Judges what authors wrote beyond the roadmap: checkpoints, questions, the glossary and links to it, related pages.
 * Looks at every file each time, so that a fault which Astro's cache would hide stops every build.
 */
export function checkContent(content: Content): BuildProblem[] {
  const { notes, questions, questionFiles, problems } = readAnchors(content);
  const { terms, problems: glossaryProblems } = readGlossary(content.glossary);
  const addresses = addressesOf(content);
  return [
    ...problems,
    ...checkQuestionPlaces(notes, questions, content.questions),
    ...glossaryProblems,
    // Without a readable glossary every link would be told as broken.
    ...(glossaryProblems.length > 0
      ? []
      : [...notes, ...questionFiles].flatMap((file) => checkTermLinks(file, terms))),
    ...checkTermHomes(terms, addresses),
    ...checkRelated(notes, addresses),
  ];
}

/** What a build lets pass and `npm run check` does not: written notes without a neighbour. */
export function checkNeighbours(content: Content): BuildProblem[] {
  // They list their pages by themselves.
  const hubs = new Set([...content.roadmap.phases.map(({ id }) => id), RING]);
  return checkDeadEnds(readAnchors(content).notes, hubs);
}

/** Addresses of the pages of the roadmap, written or not, and of the supplements. */
function addressesOf({ roadmap, notes }: Content): Set<string> {
  const ring = notes.map(({ page }) => page).filter((page) => page.startsWith(`${RING}/`));
  return new Set([...pagesOf(roadmap).map(({ address }) => address), ...ring.map(addressOf)]);
}
