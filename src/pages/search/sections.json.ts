import type { APIRoute } from 'astro';
import { sectionNames } from '../../authoring/search/concepts.ts';

/** The headings of pages: shown under a result, and searched after the names. */
export const GET: APIRoute = async () => Response.json(await sectionNames());
