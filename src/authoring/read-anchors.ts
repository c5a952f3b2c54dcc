import { repeatedAnchors } from './anchor.ts';
import type { Anchor } from './anchor.ts';
import type { BuildProblem } from './build-problem.ts';
import { readCheckpoints } from './checkpoints/read-checkpoints.ts';
import type { Content } from './content-files.ts';
import { parseMarkdownFile } from './markdown-file.ts';
import type { MarkdownFile } from './markdown-file.ts';
import { readQuestions } from './questions/read-questions.ts';
import type { Question } from './questions/read-questions.ts';

/** The checkpoints and questions of the content. */
export interface AnchorsReading {
  /** All of both, notes first. */
  anchors: Anchor[];
  questions: Question[];
  /** The notes that could be parsed. */
  notes: MarkdownFile[];
  /** The files of questions that could be parsed. */
  questionFiles: MarkdownFile[];
  problems: BuildProblem[];
}

/** Reads what the content gives ids to: the checkpoints of its notes, and its questions. */
export function readAnchors({
  notes: sources,
  questions: questionSources,
}: Pick<Content, 'notes' | 'questions'>): AnchorsReading {
  const results = sources.map(parseMarkdownFile);
  const notes = results.filter((result) => 'tree' in result);
  const checklists = notes.map(readCheckpoints);
  const files = questionSources.map(readQuestions);
  const questions = files.flatMap((file) => file.questions);
  const anchors = [...checklists.flatMap(({ checkpoints }) => checkpoints), ...questions];
  return {
    anchors,
    questions,
    notes,
    questionFiles: files.flatMap(({ parsed }) => parsed ?? []),
    problems: [
      ...results.filter((result) => 'remedy' in result),
      ...checklists.flatMap(({ problems }) => problems),
      ...files.flatMap(({ problems }) => problems),
      ...repeatedAnchors(anchors),
    ],
  };
}
