import { pathToFileURL } from 'node:url';
import { tickablesOf } from '../../progress/tickables.ts';
import type { Tickables } from '../../progress/tickables.ts';
import { siteIds } from './keep-ids.ts';

let built: Promise<Tickables> | undefined;

/**
 * What `tickables.json` publishes, read once a build; in dev on each call. Ids that the ledger does not know yet, of a
 * site that keeps none or of a new line, follow the others as `npm run ids` would enter them.
 *
 * @throws BuildProblemsError when the ledger cannot be read
 */
export function tickableIds(): Promise<Tickables> {
  if (import.meta.env.DEV) return readTickables();
  built ??= readTickables();
  return built;
}

async function readTickables(): Promise<Tickables> {
  return tickablesOf(await siteIds(pathToFileURL(`${process.cwd()}/`)));
}
