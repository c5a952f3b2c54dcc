import type { ConceptPage } from './concept-data.ts';
import type { PagePart } from './concept-index.ts';
import type { Hit, TextPart } from './merge-hits.ts';
import { stem } from './stem.ts';
import { wordsOf } from './words.ts';

/** What results can be narrowed to. */
export interface Filter {
  kind: 'all' | 'topic' | 'project' | 'question' | 'term';
  /** Number of a line, 0 for the ring. */
  line: number | null;
}

/** A result as it is shown: where it leads, and what of it was found. */
export interface Entry {
  /** Address without the base, with its anchor. */
  url: string;
  title: string;
  kind: ConceptPage['kind'] | 'question' | 'term';
  line: number | null;
  /** Of the page, for an entry that is only a part of it. */
  pageTitle: string | null;
  parts: readonly PagePart[];
  textParts: readonly TextPart[];
  /** Terms with exactly this name, each by its names. */
  terms: readonly (readonly string[])[];
  stems: readonly string[];
}

/** Kinds of pages that the filter of that name lets through. */
const PAGES: Record<'topic' | 'project', readonly ConceptPage['kind'][]> = {
  topic: ['topic', 'supplement', 'career'],
  project: ['project', 'hub'],
};

/** Whether a filter lets a page through; questions and terms may be on any page of the line. */
export function accepts({ kind, line }: Filter, page: ConceptPage): boolean {
  if (line !== null && page.line !== line) return false;
  return kind === 'topic' || kind === 'project' ? PAGES[kind].includes(page.kind) : true;
}

/** The results that a filter leaves, in their order: pages, or the questions or terms of pages. */
export function entriesOf(hits: readonly Hit[], filter: Filter): Entry[] {
  const isAll = filter.kind === 'all' && filter.line === null;
  const accepted = hits.filter(({ page }) => (page === null ? isAll : accepts(filter, page)));
  if (filter.kind === 'question') return accepted.flatMap(questionsOf);
  if (filter.kind === 'term') return termsOf(accepted);
  return accepted.map((hit) => ({
    ...{ url: hit.url, title: hit.title, kind: hit.page?.kind ?? 'other', line: hit.page?.line ?? null },
    ...{ pageTitle: null, parts: hit.parts, textParts: hit.textParts, stems: hit.stems },
    terms: hit.terms.map(({ names }) => names),
  }));
}

function questionsOf(hit: Hit): Entry[] {
  return hit.parts
    .filter((part) => part.kind === 'question')
    .map((part) => ({
      ...{
        url: `${hit.url}#${part.anchor}`,
        title: part.text,
        kind: 'question',
        line: hit.page?.line ?? null,
      },
      ...{ pageTitle: hit.title, parts: [], textParts: [], terms: [], stems: hit.stems },
    }));
}

/** Terms that have a word of the query in a name; those with more of them first. */
function termsOf(hits: readonly Hit[]): Entry[] {
  return hits
    .flatMap((hit) =>
      (hit.page?.terms ?? []).map((names) => {
        const stems = new Set(names.flatMap((name) => wordsOf(name).map(stem)));
        return { hit, names, count: hit.stems.filter((asked) => stems.has(asked)).length };
      }),
    )
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .map(({ hit, names }) => ({
      ...{ url: hit.url, title: names.slice(0, 2).join(' · '), kind: 'term', line: hit.page?.line ?? null },
      ...{ pageTitle: hit.title, parts: [], textParts: [], terms: [], stems: hit.stems },
    }));
}
