import type { Day } from '../roadmap/roadmap.ts';
import type { Aliases } from './aliases.ts';
import { rename } from './aliases.ts';
import type { Entry } from './entry.ts';
import { isRecord, record } from './entry.ts';
import type { Progress } from './progress.ts';
import { merge } from './progress.ts';
import { progressDocument, readProgress } from './stored-progress.ts';
import type { CollectionName } from './values.ts';
import { COLLECTIONS } from './values.ts';

const FORMAT = 'route-500k progress';
const DAY_IN_MS = 86_400_000;

/** One entry that an import would add or change. */
export interface Change {
  collection: CollectionName;
  /** As {@link Progress} has it: an id, mostly. */
  key: string;
  /** What the reader has now; undefined when nothing. */
  from: unknown;
  to: unknown;
}

/** What an import would do; nothing is done by asking. */
export type Import =
  | {
      ok: true;
      /** The reader's progress and that of the file together. */
      merged: Progress;
      changes: Change[];
      /** What of the file could not be read, null when all could. */
      unread: string | null;
    }
  /** `nothing`: no progress is in it, or none that can be read. `newer`: a newer version of the site has written it. */
  | { ok: false; reason: 'nothing' | 'newer' };

/**
 * The text of a file to keep or to carry to another device.
 *
 * @param trainer the lines of the trainer's log, which nothing here reads
 */
export function exportFile(progress: Progress, today: Day, trainer: readonly string[] = []): string {
  const file = { format: FORMAT, exported: today, progress: progressDocument(progress) };
  return `${JSON.stringify(trainer.length > 0 ? { ...file, trainer } : file, null, 1)}\n`;
}

/**
 * Tells what a file would change: one of {@link exportFile}, of any version; a copy of the storage; or a list of
 * finished ids, `{"done": ["ramp-up/docker"]}`. Never throws; of a damaged file what is whole is taken.
 *
 * @param now entries from later than tomorrow are taken for changes of now, so that the reader can change them again
 */
export function previewImport(progress: Progress, text: string, aliases: Aliases, now: number): Import {
  const { progress: read, problem, quarantine } = readProgress(unwrapped(text).trim());
  if (problem === 'newer') return { ok: false, reason: 'newer' };
  if (COLLECTIONS.every((name) => Object.keys(read[name]).length === 0))
    return { ok: false, reason: 'nothing' };
  const merged = merge(progress, rename(notAfter(read, now), aliases));
  return { ok: true, merged, changes: changesBetween(progress, merged), unread: quarantine };
}

function unwrapped(text: string): string {
  try {
    const data: unknown = JSON.parse(text);
    if (!isRecord(data) || data.format === undefined) return text;
    return data.format === FORMAT ? JSON.stringify(data.progress ?? null) : '';
  } catch {
    return text;
  }
}

function notAfter(progress: Progress, now: number): Progress {
  const timely = COLLECTIONS.map((name) => {
    const entries: Record<string, Entry> = record();
    for (const [key, [value, time, device]] of Object.entries<Entry>(progress[name])) {
      entries[key] = [value, time > now + DAY_IN_MS ? now : time, device];
    }
    return [name, entries];
  });
  return { ...progress, ...(Object.fromEntries(timely) as Partial<Progress>) };
}

function changesBetween(before: Progress, after: Progress): Change[] {
  return COLLECTIONS.flatMap((collection) =>
    Object.entries<Entry>(after[collection]).flatMap(([key, [to]]) => {
      const from = before[collection][key]?.[0];
      return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ collection, key, from, to }];
    }),
  );
}
