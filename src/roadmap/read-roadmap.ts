import { faultsOf, outline, readChapter } from './chapter.ts';
import type { Chapter } from './chapter.ts';
import { lineDeeperThan, parseDocument } from './document.ts';
import type { MarkdownDocument } from './document.ts';
import { readFrontMatter } from './front-matter.ts';
import { readHeading } from './heading.ts';
import { identify } from './identify.ts';
import type { PhaseDraft } from './identify.ts';
import { nearMisses } from './near-misses.ts';
import type { Day, Problem, Roadmap } from './roadmap.ts';
import { resolveYears } from './year.ts';

/** Levels of Markdown's tree that are read, two for each level of a list: no stack overflows on hostile text. */
const DEEPEST = 200;

/** Title of a roadmap of several phases whose document has no heading for it. */
const UNTITLED = 'Дорожная карта';

/**
 * Reads a roadmap document as its owner wrote it. A phase is a heading with checklist lines under it before the next
 * heading; what is no phase is kept as title, goal, section or prose.
 *
 * @param source Markdown, as the file holds it
 * @returns the roadmap; or null and every problem found, by lines, because half a roadmap would be used by mistake
 */
export function readRoadmap(source: string): { roadmap: Roadmap | null; problems: Problem[] } {
  const document = parseShallow(source);
  if ('found' in document) return { roadmap: null, problems: [document] };
  const { start, problems: faultyKeys } = readFrontMatter(document.frontMatter ?? '');
  const chapters = document.blocks.map((block) => readChapter(block, document));
  const { title, goal, prose, phases: phaseChapters, sections } = outline(chapters);
  const { drafts, problems: faultyPeriods } = draftPhases(phaseChapters, start);
  const { phases, problems: faultyLinks } = identify(drafts);
  const problems = [
    ...faultyKeys,
    ...(document.frontMatter === null ? strayStart(document.lines, phaseChapters) : []),
    ...nearMisses(document),
    ...chapters.flatMap(faultsOf),
    ...faultyPeriods,
    ...faultyLinks,
  ];
  if (phases.length === 0 && problems.length === 0) problems.push(NO_PHASE);
  if (problems.length > 0) return { roadmap: null, problems: problems.toSorted((a, b) => a.line - b.line) };
  // A document of one list is named by the heading of that list.
  const fallback = phases.length === 1 ? phases[0]?.title : undefined;
  return {
    roadmap: { title: title ?? fallback ?? UNTITLED, goal, start, prose, phases, sections },
    problems: [],
  };
}

/** The document, or the problem that it is nested deeper than a walk through it can follow. */
function parseShallow(source: string): MarkdownDocument | Problem {
  const tooDeep = (line: number): Problem => {
    const found = `lines nested deeper than ${DEEPEST / 2} levels`;
    return { line, found, remedy: 'take their indent away' };
  };
  try {
    const document = parseDocument(source);
    const line = lineDeeperThan(DEEPEST, document.root);
    return line === null ? document : tooDeep(line);
  } catch (error) {
    // The parser's own walk overflows the stack at some thousands of levels.
    if (error instanceof RangeError) return tooDeep(1);
    throw error;
  }
}

const NO_PHASE: Problem = {
  line: 1,
  found: 'no phase: no heading has checklist lines under it',
  remedy:
    'write a heading like `## Part 1. Basics (1–15 March)` and under it lines like `- [ ] Learn channels`',
};

function draftPhases(
  chapters: readonly Chapter[],
  start: Day | null,
): { drafts: PhaseDraft[]; problems: Problem[] } {
  const headings = chapters.map(({ text, line }) => ({ ...readHeading(text), line }));
  const years = resolveYears(
    headings.map(({ period }) => period),
    start,
  );
  const drafts = chapters.map(({ text, line, lines, prose }, index) => {
    return {
      title: headings[index]?.title ?? text,
      line,
      period: years.periods[index] ?? null,
      prose,
      lines,
    };
  });
  const problems = [
    ...headings.flatMap(({ fault, line }) => (fault === null ? [] : [{ line, ...fault }])),
    ...years.faults.map(({ index, ...fault }) => ({ line: chapters[index]?.line ?? 1, ...fault })),
  ];
  return { drafts, problems };
}

/** A `start:` that stands in no front matter would be a line of text, and the plan would have no year. */
function strayStart(lines: readonly string[], [first]: readonly Chapter[]): Problem[] {
  const index = lines
    .slice(0, first === undefined ? lines.length : first.line - 1)
    .findIndex((line) => /^start\s*:/iu.test(line));
  if (index === -1) return [];
  const remedy = 'put it between two lines `---`, the first of which is line 1 of the document';
  return [{ line: index + 1, found: '`start:` outside of front matter', remedy }];
}
