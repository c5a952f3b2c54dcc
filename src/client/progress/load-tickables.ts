import * as v from 'valibot';
import type { Tickables } from '../../progress/tickables.ts';
import { tickables } from '../../progress/tickables.ts';

/**
 * Fetches the file that {@link tickables} describes.
 *
 * @throws when there is no network, or what comes is no such file
 */
export async function loadTickables(href: string): Promise<Tickables> {
  const response = await fetch(href);
  if (!response.ok) throw new Error(`${href}: HTTP ${response.status}; build the site again`);
  return v.parse(tickables, await response.json());
}
