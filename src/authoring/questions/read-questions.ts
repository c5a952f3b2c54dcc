import type { Heading, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { LEVELS } from '../../cards/level.ts';
import type { Level } from '../../cards/level.ts';
import { readAnchorId } from '../anchor.ts';
import type { Anchor } from '../anchor.ts';
import type { BuildProblem } from '../build-problem.ts';
import { readFrontMatter } from '../front-matter.ts';
import { lineOf, nodesOf, parseMarkdownFile } from '../markdown-file.ts';
import type { MarkdownFile, SourceFile } from '../markdown-file.ts';
import { answerParts } from './answer-parts.ts';
import type { AnswerParts } from './answer-parts.ts';
import { takeLevels } from './levels.ts';

/** An interview question as `questions.md` tells it; the answers are the author's own Markdown. */
export interface Question extends Anchor, AnswerParts {
  kind: 'question';
  /** The heading as plain text. */
  question: string;
  level: Level;
}

/** The result of {@link readQuestions}. */
export interface QuestionsReading {
  questions: Question[];
  /** The file to render: the author's, with empty lines in place of the levels, so that all else keeps its line. */
  parsed: MarkdownFile | null;
  problems: BuildProblem[];
}

/**
 * Reads a `questions.md`: front matter `topic`, then per question a heading with its id, a line `level: …`, the short
 * answer, the full one, and the sections that may follow.
 */
export function readQuestions(source: SourceFile): QuestionsReading {
  const { levels, text } = takeLevels(source.text);
  const parsed = parseMarkdownFile({ ...source, text });
  if (!('tree' in parsed)) return { questions: [], parsed: null, problems: [parsed] };
  const { preface, groups } = byHeading(parsed.tree);
  const problems = [
    ...topicProblems(parsed),
    ...strayNodes(parsed),
    ...framing(preface, groups, source.file),
  ];
  const questions: Question[] = [];
  for (const { heading, blocks } of groups) {
    const reading = readQuestion(heading, blocks, levels.get(lineOf(heading)), parsed);
    problems.push(...reading.problems.map((problem) => ({ file: source.file, ...problem })));
    if (reading.question) questions.push(reading.question);
  }
  return { questions, parsed, problems };
}

interface Group {
  heading: Heading;
  blocks: RootContent[];
}

/** The blocks of the file under the headings of its questions; before the first, the preface. */
function byHeading(tree: Root): { preface: RootContent[]; groups: Group[] } {
  const preface: RootContent[] = [];
  const groups: Group[] = [];
  for (const node of tree.children) {
    if (node.type === 'yaml' || isComment(node)) continue;
    if (node.type === 'heading' && node.depth === 2) groups.push({ heading: node, blocks: [] });
    else (groups.at(-1)?.blocks ?? preface).push(node);
  }
  return { preface, groups };
}

/** Nobody can answer such a question without the program. */
const PROGRAM_IS_ASKED = /^Что (?:выведет|напечатает)/;

function readQuestion(
  heading: Heading,
  blocks: readonly RootContent[],
  level: string | undefined,
  { page, file, text }: MarkdownFile,
): { question: Question | null; problems: Omit<BuildProblem, 'file'>[] } {
  const line = lineOf(heading);
  const question = toString(heading).trim();
  const anchor = readAnchorId(heading, 'question');
  const { answer, problems } = answerParts(heading, blocks, text);
  if (question === '') {
    problems.push({ line, found: 'a question without words', remedy: 'write the question into its heading' });
  }
  if (PROGRAM_IS_ASKED.test(question) && answer !== null && answer.prompt === undefined) {
    const found = `the question «${question}» shows no program`;
    problems.push({
      line,
      found,
      remedy: 'put its fence before the short answer: a card shows that alone first',
    });
  }
  if (!isLevel(level)) problems.push({ line, ...levelFault(question, level) });
  if ('remedy' in anchor) problems.push(anchor);
  if ('remedy' in anchor || !isLevel(level) || answer === null) return { question: null, problems };
  return {
    question: { kind: 'question', ...anchor, page, file, line, question, level, ...answer },
    problems,
  };
}

function isLevel(level: string | undefined): level is Level {
  return LEVELS.some((known) => known === level);
}

function levelFault(question: string, level: string | undefined): { found: string; remedy: string } {
  const found = level === undefined ? 'has no level' : `has the level "${level}"`;
  return {
    found: `the question «${question}» ${found}`,
    remedy: `write \`level: …\` on the line under the heading, with one of ${LEVELS.join(', ')}`,
  };
}

function topicProblems({ frontMatter, file, page }: MarkdownFile): BuildProblem[] {
  const { value, lineOf: lineOfKey, problems } = readFrontMatter(frontMatter, file);
  if (problems.length > 0) return problems;
  const data = typeof value === 'object' && value !== null ? value : {};
  const topic: unknown = 'topic' in data ? data.topic : undefined;
  const others = Object.keys(data).filter((key) => key !== 'topic');
  const remedy = `the front matter is one line, \`topic: ${page}\``;
  return [
    ...others.map((key) => ({
      file,
      line: lineOfKey([key]),
      found: `front matter that nothing reads: ${key}`,
      remedy,
    })),
    ...(topic === page
      ? []
      : [
          {
            file,
            line: lineOfKey(['topic']),
            found:
              topic === undefined
                ? 'questions without a topic'
                : `the topic ${JSON.stringify(topic)} in the folder of ${page}`,
            remedy,
          },
        ]),
  ];
}

function framing(preface: readonly RootContent[], groups: readonly Group[], file: string): BuildProblem[] {
  const early = preface[0];
  if (early) {
    const remedy = 'begin with the first question, `## Вопрос [](#id)`; an introduction stands in the note';
    return [{ file, line: lineOf(early), found: 'text before the first question', remedy }];
  }
  if (groups.length > 0) return [];
  const remedy = 'write one, `## Вопрос [](#id)`, or take the file away';
  return [{ file, line: 1, found: 'a file of questions without a question', remedy }];
}

/** What a card cannot carry: it is shown on the page, in the trainer and in a deck, each question for itself. */
function strayNodes({ tree, file }: MarkdownFile): BuildProblem[] {
  const top = new Set<unknown>(tree.children);
  return [...nodesOf(tree)].flatMap((node): BuildProblem[] => {
    const refuse = (found: string, remedy: string): BuildProblem[] => [
      { file, line: lineOf(node), found, remedy },
    ];
    if (node.type === 'image' || node.type === 'imageReference') {
      return refuse('a picture among the questions', 'draw it as a `mermaid` fence, or put it into the note');
    }
    if (node.type === 'footnoteDefinition')
      return refuse('a footnote among the questions', 'write it into the answer');
    if (node.type === 'listItem' && typeof node.checked === 'boolean') {
      return refuse(
        'a checklist among the questions',
        'checkpoints stand in the note; here write a plain list',
      );
    }
    if (node.type === 'heading' && !top.has(node)) {
      return refuse('a heading inside of another block', 'write it in bold');
    }
    if (node.type === 'html' && top.has(node) && !isComment(node)) {
      return refuse('raw HTML among the questions', 'write it in Markdown');
    }
    return [];
  });
}

function isComment(node: RootContent): boolean {
  return node.type === 'html' && /^\s*<!--[^]*-->\s*$/.test(node.value);
}
