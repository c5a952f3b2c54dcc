import type { APIRoute } from 'astro';
import { wordGroups } from '../../authoring/search/word-groups.ts';

/** Words that are one word for a search, fetched together with the headings. */
export const GET: APIRoute = async () => Response.json(await wordGroups());
