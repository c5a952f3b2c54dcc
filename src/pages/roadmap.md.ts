import { readFile } from 'node:fs/promises';
import type { APIRoute } from 'astro';
import { ROADMAP_FILE } from '../authoring/content-paths.ts';

/** The roadmap document byte for byte: readers get it back with their ticks. */
export const GET: APIRoute = async () =>
  new Response(new Uint8Array(await readFile(ROADMAP_FILE)), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  });
