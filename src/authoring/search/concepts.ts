import { getCollection, render } from 'astro:content';
import { pagesAlong, placeOf } from '../../roadmap/place.ts';
import {
  anchorOf,
  type AnswerData,
  type ConceptData,
  type ConceptPage,
  type QuestionData,
  type Section,
  type SectionData,
} from '../../search/concept-data.ts';
import { comparedName, withoutRepetitions } from '../../search/distinct-names.ts';
import { answerText } from '../note-sections.ts';
import { allQuestions } from '../questions/question-entries.ts';
import { siteModel } from '../site-model.ts';

/** A heading that stands on more pages than this is part of their form and tells nothing of their subject. */
const COMMON = 5;

/** Letters of the answer that a result shows at most. */
const EXCERPT = 260;

/** Pages beside the route, as people look for them. */
const OTHER_PAGES: readonly Pick<ConceptPage, 'url' | 'title' | 'aliases'>[] = [
  { url: '/plan/', title: 'План по дням', aliases: ['календарь', 'расписание', 'сроки', 'сколько осталось'] },
  {
    url: '/progress/',
    title: 'Мой прогресс',
    aliases: ['отметки', 'экспорт', 'импорт', 'ссылка ментору', 'перенести'],
  },
  {
    url: '/trainer/',
    title: 'Тренажёр',
    aliases: ['карточки', 'повторение', 'интервальные повторения', 'fsrs', 'anki', 'флеш-карточки'],
  },
  {
    url: '/trainer/tomorrow/',
    title: 'Завтра собеседование',
    aliases: ['вакансия', 'лист перед собеседованием', 'шпаргалка', 'за день до собеседования'],
  },
  {
    url: '/trainer/mock/',
    title: 'Пробное интервью',
    aliases: ['мок-интервью', 'пробное собеседование', 'вопросы на время', 'таймер', 'mock'],
  },
  { url: '/glossary/', title: 'Словарь', aliases: ['термины', 'глоссарий', 'определения'] },
  { url: '/ring/', title: 'Кольцевая', aliases: ['вне плана', 'дополнения'] },
  { url: '/about/', title: 'О сайте', aliases: ['как проверяется код', 'исходники'] },
];

/** The names of all pages and terms. */
export async function concepts(): Promise<ConceptData> {
  const glossary = (await getCollection('glossary')).map(({ data }) => data);
  const named = (await namedPages()).map(({ headings: _, aliases, ...page }): ConceptPage => {
    const terms = glossary
      .filter(({ home }) => home === page.url)
      .map(({ ru, en, variants }) =>
        withoutRepetitions([ru, en, ...variants]).map((name) =>
          // The first two names are shown.
          name === ru || name === en ? name : comparedName(name),
        ),
      );
    const known = [page.title, ...terms.flat()];
    return {
      ...page,
      aliases: withoutRepetitions([...known, ...aliases])
        .filter((name) => !known.includes(name))
        .map(comparedName),
      terms,
    };
  });
  const { ring } = await siteModel();
  const others = OTHER_PAGES.filter(
    ({ url }) => (url !== '/glossary/' || glossary.length > 0) && (url !== '/ring/' || ring.length > 0),
  );
  return [...named, ...others.map((page) => ({ ...page, kind: 'other' as const, line: null, terms: [] }))];
}

/** The headings of all pages, without those that are part of their form. */
export async function sectionNames(): Promise<SectionData> {
  const pages = await namedPages();
  const common = commonTexts(pages.map(({ headings }) => headings));
  return Object.fromEntries(
    pages.map(({ url, headings }) => [
      url,
      headings
        .filter(({ text }) => !common.has(text))
        .map(({ text, slug }): Section => (slug === anchorOf(text) ? text : [text, slug])),
    ]),
  );
}

async function namedPages(): Promise<NamedPage[]> {
  const model = await siteModel();
  const notes = new Map((await getCollection('docs')).map((note) => [note.id, note]));
  return Promise.all(
    pagesAlong(model).map(async ({ id, title, url }) => {
      const place = placeOf(model, id);
      const note = notes.get(id);
      const headings = note ? (await render(note)).headings.filter(({ depth }) => depth < 4) : [];
      return {
        ...{ url, title, headings, aliases: note?.data.aliases ?? [] },
        kind: place === null || place.at === 'phase' ? 'phase' : place.item.kind,
        line: place === null || place.at === 'ring' ? 0 : place.phase.number,
      };
    }),
  );
}

/** The interview questions by page. */
export async function questionNames(): Promise<QuestionData> {
  const { topics } = await allQuestions();
  return Object.fromEntries(
    topics.map(({ url, questions }) => [
      url,
      questions.map(({ id, text }): [string, string] => [id.split('#').at(-1) ?? id, text]),
    ]),
  );
}

/** The beginning of each page's 60-second answer, or its description where it gives none. */
export async function answerExcerpts(): Promise<AnswerData> {
  const notes = await getCollection('docs');
  return Object.fromEntries(
    notes.map(({ id, rendered, data }) => {
      const text = answerText(rendered?.html ?? '') || data.description;
      const cut = text.length > EXCERPT ? `${text.slice(0, text.lastIndexOf(' ', EXCERPT))}…` : text;
      return [`/${id}/`, cut];
    }),
  );
}

type NamedPage = Omit<ConceptPage, 'terms'> & { headings: Heading[] };

interface Heading {
  text: string;
  slug: string;
}

function commonTexts(pages: readonly (readonly Heading[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const headings of pages)
    for (const text of new Set(headings.map((heading) => heading.text)))
      counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > COMMON).map(([text]) => text));
}
