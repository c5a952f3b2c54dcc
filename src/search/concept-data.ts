import { isRecord } from '../progress/entry.ts';

/** A page with all names that lead to it. */
export interface ConceptPage {
  /** Address without the base. */
  url: string;
  title: string;
  kind: 'topic' | 'project' | 'hub' | 'career' | 'supplement' | 'phase' | 'other';
  /** Number of its line, 0 for the ring, null beside the route. */
  line: number | null;
  /** What people type when they look for it, but for the names of its terms. */
  aliases: string[];
  /** The glossary's terms that it explains, each by its names: in Russian, in English, then what else it is called. */
  terms: string[][];
}

/** What `search/concepts.json` carries: names of pages and terms, the first that a search looks at. */
export type ConceptData = ConceptPage[];

/** A heading: its text, with its anchor where that is not {@link anchorOf} the text. */
export type Section = string | [text: string, anchor: string];

/** What `search/sections.json` carries: the headings of pages by their address. */
export type SectionData = Record<string, Section[]>;

/** What `search/words.json` carries: words that are one word for a search, in groups; single ones, folded. */
export type WordData = string[][];

/** What `search/questions.json` carries: the interview questions by the address of their page, with their anchors. */
export type QuestionData = Record<string, [anchor: string, text: string][]>;

/** What `search/answers.json` carries: the beginning of the 60-second answer by the address of the page. */
export type AnswerData = Record<string, string>;

/** Whether data is {@link ConceptData}; written out, for a library of schemas weighs a third of the search's own code. */
export function isConceptData(data: unknown): data is ConceptData {
  return Array.isArray(data) && data.every(isPage);
}

export function isSectionData(data: unknown): data is SectionData {
  const isSection = (section: unknown): boolean => typeof section === 'string' || isTexts(section);
  return isRecord(data) && Object.values(data).every((list) => Array.isArray(list) && list.every(isSection));
}

export function isWordData(data: unknown): data is WordData {
  return Array.isArray(data) && data.every(isTexts);
}

export function isQuestionData(data: unknown): data is QuestionData {
  return isRecord(data) && Object.values(data).every((list) => Array.isArray(list) && list.every(isTexts));
}

export function isAnswerData(data: unknown): data is AnswerData {
  return isRecord(data) && isTexts(Object.values(data));
}

function isPage(page: unknown): page is ConceptPage {
  if (!isRecord(page)) return false;
  const { url, title, kind, line, aliases, terms } = page;
  return (
    isTexts([url, title, kind]) &&
    (line === null || typeof line === 'number') &&
    isTexts(aliases) &&
    Array.isArray(terms) &&
    terms.every(isTexts)
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

/** A term with the page that explains it. */
export interface ConceptTerm {
  /** In Russian, in English, then what else it is called. */
  names: readonly string[];
  home: ConceptPage;
}

/** The terms of all pages. */
export function termsIn(data: ConceptData): ConceptTerm[] {
  return data.flatMap((home) => home.terms.map((names) => ({ names, home })));
}

/** The anchor that a heading has by itself: github-slugger's rule (https://github.com/Flet/github-slugger). */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}
