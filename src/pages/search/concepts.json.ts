import type { APIRoute } from 'astro';
import { concepts } from '../../authoring/search/concepts.ts';

/** Names of pages and terms: what a search looks at first. */
export const GET: APIRoute = async () => Response.json(await concepts());
