import { toJsonSchema } from '@valibot/to-json-schema';
import type { APIRoute } from 'astro';
import { publishedRoadmap } from '../roadmap/published-roadmap.ts';

/** JSON Schema of `roadmap.json`. */
export const GET: APIRoute = () => Response.json(toJsonSchema(publishedRoadmap));
