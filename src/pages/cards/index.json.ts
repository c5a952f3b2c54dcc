import type { APIRoute } from 'astro';
import { cardIndex } from '../../authoring/cards/card-index.ts';

/** What there is to drill: the trainer fetches the texts of a topic when a card of it is next. */
export const GET: APIRoute = async () => Response.json(await cardIndex());
