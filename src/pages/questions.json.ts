import type { APIRoute } from 'astro';
import { allQuestions } from '../authoring/questions/question-entries.ts';

/** Every interview question of the site, for the trainer and for decks; its schema is `questions.schema.json`. */
export const GET: APIRoute = async () => Response.json(await allQuestions());
