import type { Tickables } from '../../progress/tickables.ts';
import { loadTickables } from './load-tickables.ts';

/**
 * The ids that were ever published, from the file that every page names.
 *
 * @throws as {@link loadTickables}
 */
export function pageTickables(): Promise<Tickables> {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="renamed-ids"]');
  return loadTickables(meta?.dataset.href ?? '');
}
