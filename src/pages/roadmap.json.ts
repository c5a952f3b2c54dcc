import type { APIRoute } from 'astro';
import { siteModel } from '../authoring/site-model.ts';

/** The whole model for scripts, tests and anyone who builds on the site; its schema is `roadmap.schema.json`. */
export const GET: APIRoute = async () => Response.json(await siteModel());
