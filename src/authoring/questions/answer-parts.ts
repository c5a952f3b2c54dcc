import type { Heading, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { BuildProblem } from '../build-problem.ts';
import { lineOf } from '../markdown-file.ts';

/** What stands under a question, as Markdown. */
export interface AnswerParts {
  /** The code that the question is about: the fences before the short answer. */
  prompt?: string;
  /** One paragraph. */
  short: string;
  full: string;
  /** What follows when the interviewer digs deeper, with its answer. */
  deeper?: string;
  /** The answer that fails the candidate, and why. */
  failing?: string;
}

/** Headings that may stand under a question. */
export const SECTIONS = { deeper: 'Если копнут глубже', failing: 'Провальный ответ' } as const;

type Fault = Omit<BuildProblem, 'file'>;

/**
 * Takes apart what stands under the heading of a question.
 *
 * @param text that the positions of the blocks count in
 * @returns null where there is no answer that could be shown; the problems say why
 */
export function answerParts(
  heading: Heading,
  blocks: readonly RootContent[],
  text: string,
): { answer: AnswerParts | null; problems: Fault[] } {
  const problems: Fault[] = [];
  const cut = blocks.findIndex(({ type }) => type === 'heading');
  const main = cut === -1 ? blocks : blocks.slice(0, cut);
  const { deeper, failing } = readSections(cut === -1 ? [] : blocks.slice(cut), text, problems);

  const shortAt = main.findIndex(({ type }) => type !== 'code');
  const short = main[shortAt];
  const full = main.slice(shortAt + 1);
  if (short === undefined) {
    problems.push({
      line: lineOf(heading),
      found: `the question «${nameOf(heading)}» has no answer`,
      remedy: 'write the short answer as a paragraph, and the full one after it',
    });
  } else if (short.type !== 'paragraph') {
    problems.push({
      line: lineOf(short),
      found: 'the short answer is not a paragraph',
      remedy: 'begin with a paragraph of one to three sentences; what is longer follows it',
    });
  } else if (full.length === 0) {
    problems.push({
      line: lineOf(heading),
      found: `the question «${nameOf(heading)}» has a short answer and no full one`,
      remedy: 'write the full answer after the first paragraph',
    });
  }
  if (short === undefined || problems.length > 0) return { answer: null, problems };
  const prompt = slice(main.slice(0, shortAt), text);
  const answer: AnswerParts = {
    ...(prompt !== '' && { prompt }),
    short: slice([short], text),
    full: slice(full, text),
    ...(deeper !== undefined && { deeper }),
    ...(failing !== undefined && { failing }),
  };
  return { answer, problems };
}

function readSections(
  blocks: readonly RootContent[],
  text: string,
  problems: Fault[],
): { deeper?: string; failing?: string } {
  const sections: { deeper?: string; failing?: string } = {};
  for (const [index, heading] of blocks.entries()) {
    if (heading.type !== 'heading') continue;
    const name = nameOf(heading);
    const key = (['deeper', 'failing'] as const).find((section) => SECTIONS[section] === name);
    const rest = blocks.slice(index + 1);
    const end = rest.findIndex(({ type }) => type === 'heading');
    const body = slice(end === -1 ? rest : rest.slice(0, end), text);
    const fault = sectionFault(heading, key, sections, body);
    if (fault) problems.push(fault);
    else if (key) sections[key] = body;
  }
  return sections;
}

function sectionFault(
  heading: Heading,
  key: keyof typeof SECTIONS | undefined,
  known: { deeper?: string; failing?: string },
  body: string,
): Fault | null {
  const line = lineOf(heading);
  const name = nameOf(heading);
  if (heading.depth !== 3 || key === undefined) {
    return {
      line,
      found: `the heading «${name}» of an unknown kind`,
      remedy: `a question is \`##\`; under it stand \`### ${SECTIONS.deeper}\` and \`### ${SECTIONS.failing}\` and no others`,
    };
  }
  if (known[key] !== undefined) return { line, found: `a second «${name}»`, remedy: 'join the two' };
  if (body === '') return { line, found: `an empty «${name}»`, remedy: 'write it, or take the heading away' };
  return null;
}

function nameOf(heading: Heading): string {
  return toString(heading).trim();
}

/** The source of neighbouring blocks. */
function slice(blocks: readonly RootContent[], text: string): string {
  return text.slice(blocks[0]?.position?.start.offset ?? 0, blocks.at(-1)?.position?.end.offset ?? 0);
}
