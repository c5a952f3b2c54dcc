import type { PublishedQuestion, PublishedQuestions } from '../../cards/published-questions.ts';
import { QUESTIONS_VERSION } from '../../cards/published-questions.ts';
import { pagesAlong } from '../../roadmap/place.ts';
import { siteModel } from '../site-model.ts';
import { questionsByPage } from './questions-by-page.ts';
import { withoutAssets } from './split-html.ts';

/** The questions of a page in the order of its file, as the page shows them. */
export async function questionsOf(page: string): Promise<PublishedQuestion[]> {
  const entries = (await questionsByPage()).get(page) ?? [];
  return entries.map(({ data: { id, level, text, html } }) => ({ id, level, text, html }));
}

/** Every question of the site by topic, in the order of the route: what `questions.json` publishes. */
export async function allQuestions(): Promise<PublishedQuestions> {
  const pages = pagesAlong(await siteModel());
  const topics = await Promise.all(
    pages.map(async ({ id, title, url }) => ({
      id,
      title,
      url,
      questions: (await questionsOf(id)).map(asData),
    })),
  );
  return { version: QUESTIONS_VERSION, topics: topics.filter(({ questions }) => questions.length > 0) };
}

/** Without the stylesheet and the script of code blocks: whoever shows the data brings these. */
function asData(question: PublishedQuestion): PublishedQuestion {
  const { question: text, prompt, short, full, deeper, failing } = question.html;
  const bare = (html: string | null): string | null => html && withoutAssets(html);
  const html = { question: text, prompt: bare(prompt), short, full: withoutAssets(full) };
  return { ...question, html: { ...html, deeper: bare(deeper), failing: bare(failing) } };
}
