import type { Heading } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { HastPluginDefinition } from 'satteri';
import type { BuildProblem } from '../build-problem.ts';
import { element, isElement } from '../hast.ts';
import { lineOf } from '../markdown-file.ts';
import type { MarkdownFile } from '../markdown-file.ts';
import type { Question } from './read-questions.ts';

/** The heading of a note under which its questions are shown. */
const QUESTIONS_HEADING = 'Вопросы на собеседовании';

/** What a rendered note has in the place of its questions. */
export const QUESTIONS_PLACE = '<question-place></question-place>';

/**
 * A Sätteri plugin that leaves {@link QUESTIONS_PLACE} at the end of the section «Вопросы на собеседовании», after
 * what the author may have said there. The page puts the questions in that place.
 */
export const questionPlace: HastPluginDefinition = {
  name: 'question-place',
  after(root, context) {
    const at = root.children.findIndex(
      (node) => isElement(node, 'h2') && context.textContent(node).trim() === QUESTIONS_HEADING,
    );
    if (at === -1) return;
    const next = root.children.slice(at + 1).find((node) => isElement(node, 'h2') || isElement(node, 'h1'));
    const place = element('question-place', {}, []);
    if (next) context.insertBefore(next, place);
    else context.appendChild(root, place);
  },
};

/** Judges that questions have a place in their note, and that the place is filled. */
export function checkQuestionPlaces(
  notes: readonly MarkdownFile[],
  questions: readonly Question[],
  files: readonly { file: string; page: string }[],
): BuildProblem[] {
  const pages = new Set(questions.map(({ page }) => page));
  const noted = new Set(notes.map(({ page }) => page));
  return [
    ...notes.flatMap((note) =>
      placeProblems(note, files.find(({ page }) => page === note.page)?.file, pages),
    ),
    ...files
      .filter(({ page }) => !noted.has(page))
      .map(({ file }) => ({
        file,
        line: 1,
        found: 'questions beside no note',
        remedy: 'write the note, index.md, into the same folder, or move the questions to their note',
      })),
  ];
}

function placeProblems(
  note: MarkdownFile,
  questionsFile: string | undefined,
  pages: ReadonlySet<string>,
): BuildProblem[] {
  const places = note.tree.children.filter(
    (node): node is Heading => node.type === 'heading' && toString(node).trim() === QUESTIONS_HEADING,
  );
  const [place, second] = places;
  const at = (node: Heading | undefined, found: string, remedy: string): BuildProblem[] => [
    { file: note.file, line: node ? lineOf(node) : 1, found, remedy },
  ];
  if (second) return at(second, `a second heading «${QUESTIONS_HEADING}»`, 'keep one of the two');
  if (place && place.depth !== 2)
    return at(
      place,
      `«${QUESTIONS_HEADING}» is a heading of level ${String(place.depth)}`,
      'write it with `##`',
    );
  if (place && questionsFile === undefined) {
    return at(
      place,
      `«${QUESTIONS_HEADING}» without questions`,
      'write them into questions.md beside the note, or take the heading away',
    );
  }
  if (!place && questionsFile !== undefined && pages.has(note.page)) {
    return at(
      undefined,
      `${questionsFile} has questions, and the note has no place for them`,
      `add the heading \`## ${QUESTIONS_HEADING}\``,
    );
  }
  return [];
}
