import {
  isAnswerData,
  isConceptData,
  isQuestionData,
  isSectionData,
  isWordData,
  type AnswerData,
} from '../../search/concept-data.ts';
import { pagefindText, type Pagefind } from '../../search/pagefind-text.ts';
import { SiteSearch } from '../../search/site-search.ts';

const BASE = import.meta.env.BASE_URL;

let search: SiteSearch | undefined;
let answers: Promise<AnswerData> | undefined;

/** The search of this site; its data is fetched when it is asked. */
export function siteSearch(): SiteSearch {
  return (search ??= new SiteSearch({
    concepts: () => fetched('concepts', isConceptData),
    words: () => fetched('words', isWordData),
    sections: () => fetched('sections', isSectionData),
    questions: () => fetched('questions', isQuestionData),
    text: pagefindText(loadPagefind, BASE),
  }));
}

/** The beginnings of the 60-second answers; none where they cannot be fetched. */
export function answerExcerpts(): Promise<AnswerData> {
  return (answers ??= fetched('answers', isAnswerData).catch(() => {
    answers = undefined;
    return {};
  }));
}

async function fetched<Data>(name: string, isData: (data: unknown) => data is Data): Promise<Data> {
  const response = await fetch(`${BASE}search/${name}.json`);
  const data: unknown = response.ok ? await response.json() : null;
  if (!isData(data))
    throw new Error(`search/${name}.json: ${String(response.status)}, or not what it should hold`);
  return data;
}

async function loadPagefind(): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ `${BASE}pagefind/pagefind.js`)) as Pagefind;
  await pagefind.options({ baseUrl: BASE, excerptLength: 18 });
  await pagefind.init();
  return pagefind;
}
