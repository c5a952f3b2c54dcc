import * as v from 'valibot';
import { LEVELS } from './level.ts';

/** Version of the published questions' shape; grows when a reader of version N could misread the new one. */
export const QUESTIONS_VERSION = 1;

const html = v.pipe(v.string(), v.nonEmpty());

const publishedQuestion = v.object({
  /** As the ledger has it: the page's id and the question's own, `ramp-up/concurrency#channel-table`. */
  id: v.pipe(v.string(), v.regex(/^[^#]+#[a-z0-9-]+$/)),
  level: v.picklist(LEVELS),
  /** The question as plain text. */
  text: v.pipe(v.string(), v.nonEmpty()),
  /** Parts as the page shows them, addresses of the site with the base of this build; null where there is none. */
  html: v.object({
    /** The question with its markup, without a block around it. */
    question: html,
    /** The code that the question is about. */
    prompt: v.nullable(html),
    short: html,
    full: html,
    /** What follows when the interviewer digs deeper. */
    deeper: v.nullable(html),
    /** The answer that fails the candidate. */
    failing: v.nullable(html),
  }),
});

/** What `dist/questions.json` carries: every question of the site, for the trainer and for decks. */
export const publishedQuestions = v.object({
  version: v.literal(QUESTIONS_VERSION),
  /** Topics that have questions, in the order of the route. */
  topics: v.array(
    v.object({
      /** The page's id, `ramp-up/concurrency`. */
      id: v.string(),
      title: v.string(),
      /** Address of the page without the base; with `#` and the last part of a question's id it leads to that question. */
      url: v.string(),
      questions: v.array(publishedQuestion),
    }),
  ),
});

export type PublishedQuestion = v.InferOutput<typeof publishedQuestion>;
export type PublishedQuestions = v.InferOutput<typeof publishedQuestions>;
