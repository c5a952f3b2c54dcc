import type { APIRoute } from 'astro';
import { tickableIds } from '../authoring/ledger/tickable-ids.ts';

/** Every id that a reader could ever tick, and what former ids are called today: for share links and for imports. */
export const GET: APIRoute = async () => Response.json(await tickableIds());
