import { toJsonSchema } from '@valibot/to-json-schema';
import type { APIRoute } from 'astro';
import { publishedQuestions } from '../cards/published-questions.ts';

/** JSON Schema of `questions.json`. */
export const GET: APIRoute = () => Response.json(toJsonSchema(publishedQuestions));
