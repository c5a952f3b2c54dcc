import type { APIRoute } from 'astro';
import { answerExcerpts } from '../../authoring/search/concepts.ts';

/** The beginnings of the 60-second answers, shown beneath results. */
export const GET: APIRoute = async () => Response.json(await answerExcerpts());
