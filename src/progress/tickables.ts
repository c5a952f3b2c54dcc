import * as v from 'valibot';
import type { Aliases } from './aliases.ts';
import type { Ledger } from './ledger.ts';
import { presentId } from './ledger.ts';
import { crc32 } from './share/crc32.ts';

/** Version of the published file's shape; grows when a reader of version N could misread the new one. */
const TICKABLES_VERSION = 1;

const id = v.pipe(v.string(), v.nonEmpty());

/** What the browser needs of the ledger: to carry old ticks over to new ids, and to write and read share links. */
export const tickables = v.object({
  version: v.literal(TICKABLES_VERSION),
  /** Every id of an item or a checkpoint that was ever published, in order of ordinal: its place is its number in links. */
  ids: v.array(id),
  /** Former ids and what they are called today. */
  aliases: v.record(v.string(), id),
});

export type Tickables = v.InferOutput<typeof tickables>;

/** The part of the ledger that {@link tickables} names. Questions are graded elsewhere. */
export function tickablesOf(ledger: Ledger): Tickables {
  const rows = ledger.filter(({ kind }) => kind !== 'question').toSorted((a, b) => a.ordinal - b.ordinal);
  const former = ledger.flatMap(({ aliases }) => aliases ?? []);
  return {
    version: TICKABLES_VERSION,
    ids: rows.map((row) => row.id),
    aliases: Object.fromEntries(former.map((alias) => [alias, presentId(ledger, alias)])),
  };
}

/** A short text that differs when the aliases do: a page carries it, and fetches them only when it has changed. */
export function aliasMark(aliases: Aliases): string {
  const pairs = Object.entries(aliases).sort(([a], [b]) => (a < b ? -1 : 1));
  return pairs.length === 0 ? '' : crc32(new TextEncoder().encode(JSON.stringify(pairs))).toString(36);
}
