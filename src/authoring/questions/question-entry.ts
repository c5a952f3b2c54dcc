import { z } from 'astro/zod';
import type { PublishedQuestion } from '../../cards/published-questions.ts';

/** An entry of the collection `questions`: what is published of it, and where it stands. */
export interface QuestionEntry extends PublishedQuestion {
  /** Id of the page. */
  page: string;
  /** Place within its file, from 0. */
  order: number;
}

/** For `defineCollection`: the loader has made the data and judged it. */
export const questionEntry = z.object({
  id: z.string(),
  page: z.string(),
  order: z.number(),
  level: z.custom<PublishedQuestion['level']>(),
  text: z.string(),
  html: z.custom<PublishedQuestion['html']>(),
});
