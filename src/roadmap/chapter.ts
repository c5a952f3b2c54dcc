import { checklistIn } from './checklist.ts';
import type { ChecklistLine } from './checklist.ts';
import { firstLine } from './document.ts';
import type { Block, MarkdownDocument } from './document.ts';
import { withParts } from './nested.ts';
import { plainText } from './plain-text.ts';
import { proseOf } from './prose.ts';
import type { Problem, Section } from './roadmap.ts';

/** A heading of the document with all that stands under it. */
export interface Chapter {
  /** The heading's words; empty for what stands before the first heading. */
  text: string;
  /** 1 to 6; 0 for what stands before the first heading. */
  level: number;
  line: number;
  lines: ChecklistLine[];
  prose: string;
  /** The same and the checklist as plain text, a line per block. */
  plain: string;
}

/** What the chapters of a document are. */
export interface Outline {
  /** Null when the document has no heading for it. */
  title: string | null;
  goal: string;
  prose: string;
  phases: Chapter[];
  sections: Section[];
}

/** Reads what stands under one heading. */
export function readChapter(block: Block, document: MarkdownDocument): Chapter {
  const lines = checklistIn(block.nodes, document);
  const extents = lines.map(({ extent }) => extent);
  return {
    text: block.heading === null ? '' : plainText(block.heading),
    level: block.heading?.depth ?? 0,
    line: block.heading === null ? block.from : firstLine(block.heading),
    lines,
    prose: proseOf(block, extents, document),
    plain: joined(block.nodes.map(plainText), '\n'),
  };
}

/**
 * Tells title, goal, phases and other sections apart. The title is the first heading of the first level before the
 * first phase, else the first one before it that stands above its level.
 */
export function outline(chapters: readonly Chapter[]): Outline {
  const phases = chapters.filter(isPhase);
  const before = chapters
    .slice(0, chapters.findIndex(isPhase))
    .filter((chapter) => chapter.text !== '' && !isGoal(chapter));
  const title =
    before.find(({ level }) => level === 1) ??
    before.find(({ level }) => level < (phases[0]?.level ?? 0)) ??
    null;
  const goal = chapters.find((chapter) => isGoal(chapter) && !isPhase(chapter)) ?? null;
  const opening = chapters.filter((chapter) => chapter.level === 0 || chapter === title);
  return {
    title: title?.text ?? null,
    goal: goal?.plain ?? '',
    prose: joined(
      opening.map(({ prose }) => prose),
      '\n\n',
    ),
    phases,
    sections: chapters
      .filter((chapter) => !isPhase(chapter) && chapter !== goal && !opening.includes(chapter))
      .map(({ text, prose, line }) => ({ title: text, prose, line })),
  };
}

/** Checklist lines that no phase can hold, and phases and lines without words. */
export function faultsOf(chapter: Chapter): Problem[] {
  const [first] = chapter.lines;
  if (first === undefined) return [];
  const problems = chapter.lines
    .flatMap(withParts)
    .filter((line) => line.hasBox && line.text === '')
    .map(({ line }) => ({
      line,
      found: 'a checklist line without words',
      remedy: 'write them, or take the line away',
    }));
  if (chapter.level === 0) {
    const remedy = 'write a heading for the phase above it, like `## Part 1. Basics (1–15 March)`';
    problems.push({ line: first.line, found: 'a checklist line before any heading', remedy });
  } else if (chapter.text === '') {
    problems.push({
      line: chapter.line,
      found: 'a phase whose heading has no words',
      remedy: 'write its title',
    });
  }
  return problems;
}

function isPhase({ level, lines }: Chapter): boolean {
  return level > 0 && lines.length > 0;
}

function isGoal({ text }: Chapter): boolean {
  return /^(?:цел[ьи]|goals?)$/iu.test(text.replace(/[^\p{L}]/gu, ''));
}

function joined(parts: readonly string[], separator: string): string {
  return parts.filter((part) => part !== '').join(separator);
}
