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
import { searchFile } from './search-file.ts';

const BASE = import.meta.env.BASE_URL;

let search: SiteSearch | undefined;
let answers: Promise<AnswerData> | undefined;

/** The search of this site; its data is fetched when it is asked. */
export function siteSearch(): SiteSearch {
  return (search ??= new SiteSearch({
    concepts: () => searchFile('concepts', isConceptData),
    words: () => searchFile('words', isWordData),
    sections: () => searchFile('sections', isSectionData),
    questions: () => searchFile('questions', isQuestionData),
    text: pagefindText(loadPagefind, BASE),
  }));
}

/** The beginnings of the 60-second answers; none where they cannot be fetched. */
export function answerExcerpts(): Promise<AnswerData> {
  return (answers ??= searchFile('answers', isAnswerData).catch(() => {
    answers = undefined;
    return {};
  }));
}

async function loadPagefind(): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ `${BASE}pagefind/pagefind.js`)) as Pagefind;
  await pagefind.options({ baseUrl: BASE, excerptLength: 18 });
  await pagefind.init();
  return pagefind;
}
