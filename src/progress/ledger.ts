import * as v from 'valibot';

/** What readers can tick, grade or share. */
export const LEDGER_KINDS = ['item', 'checkpoint', 'question'] as const;

/**
 * One published id. Rows are only ever added, and aliases added to rows: progress that readers keep and links that they
 * have sent name ids and ordinals of any age.
 */
export const ledgerEntry = v.strictObject({
  /**
   * Of an item, a part of one or a supplement: its id (`ramp-up/concurrency`), provisional while it is unlinked. Of a
   * checkpoint or a question: the id of its page, `#` and its own (`ramp-up/concurrency#channel-table`).
   */
  id: v.pipe(v.string(), v.nonEmpty()),
  kind: v.picklist(LEDGER_KINDS),
  /** Number in share links; grows down the ledger, gaps allowed. */
  ordinal: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Former ids that now mean this one; they may have rows of their own. */
  aliases: v.optional(v.array(v.pipe(v.string(), v.nonEmpty()))),
});

/** All published ids, in order of ordinal. */
export const ledger = v.array(ledgerEntry);

export type LedgerEntry = v.InferOutput<typeof ledgerEntry>;
export type Ledger = readonly LedgerEntry[];

/** The id that a published id means today: itself, or the one that has it among its aliases, and so on from there. */
export function presentId(entries: Ledger, id: string): string {
  const owners = new Map(entries.flatMap((entry) => (entry.aliases ?? []).map((alias) => [alias, entry.id])));
  const passed = new Set<string>();
  let present = id;
  for (let owner = owners.get(id); owner !== undefined && !passed.has(owner); owner = owners.get(owner)) {
    passed.add(owner);
    present = owner;
  }
  return present;
}
