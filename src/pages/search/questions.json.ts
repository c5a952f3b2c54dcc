import type { APIRoute } from 'astro';
import { questionNames } from '../../authoring/search/concepts.ts';

/** The interview questions by page: what a search looks at when names alone do not answer. */
export const GET: APIRoute = async () => Response.json(await questionNames());
