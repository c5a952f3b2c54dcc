import { rename } from '../../progress/aliases.ts';
import type { Progress } from '../../progress/progress.ts';
import { loadTickables } from './load-tickables.ts';

/**
 * Fetches the list of former ids, and gives the function that puts those of today in their place.
 *
 * @throws as {@link loadTickables}
 */
export async function loadRename(href: string): Promise<(progress: Progress) => Progress> {
  const { aliases } = await loadTickables(href);
  return (progress) => rename(progress, aliases);
}
