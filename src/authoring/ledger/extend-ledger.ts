import type { Ledger, LedgerEntry } from '../../progress/ledger.ts';
import type { PublishedId } from './published-ids.ts';

/** The result of {@link extendLedger}. */
export interface Extension {
  entries: Ledger;
  added: LedgerEntry[];
}

/**
 * Enters the ids that the ledger does not know, after the others. A new id takes over the id that it replaces as its
 * alias, where that is certain: a linked line its provisional id; a line whose folder was renamed, the former folder's
 * id; a checkpoint or question that went to another page, the id from there. Nothing is taken away or renumbered.
 */
export function extendLedger(entries: Ledger, published: readonly PublishedId[]): Extension {
  const present = new Set(published.map(({ id }) => id));
  const known = new Set(entries.map(({ id }) => id));
  const vanished = entries.filter(({ id }) => !present.has(id));
  const claimed = new Set(entries.flatMap(({ aliases }) => aliases ?? []));
  let ordinal = Math.max(0, ...entries.map((entry) => entry.ordinal));
  const added = published
    .filter(({ id }) => !known.has(id))
    .map(({ id, kind, provisionalId }): LedgerEntry => {
      const former = formerId(id, kind, provisionalId, vanished, claimed);
      if (former !== null) claimed.add(former);
      ordinal += 1;
      return { id, kind, ordinal, ...(former !== null && { aliases: [former] }) };
    });
  return { entries: [...entries, ...added], added };
}

function formerId(
  id: string,
  kind: LedgerEntry['kind'],
  provisionalId: string | null,
  vanished: Ledger,
  claimed: ReadonlySet<string>,
): string | null {
  if (provisionalId === id) return null;
  if (provisionalId !== null && !claimed.has(provisionalId)) return provisionalId;
  const isFormer = (entry: LedgerEntry): boolean => {
    if (entry.kind !== kind || claimed.has(entry.id)) return false;
    if (provisionalId !== null) return entry.aliases?.includes(provisionalId) ?? false;
    return id.includes('#') && ownPart(entry.id) === ownPart(id);
  };
  return vanished.find(isFormer)?.id ?? null;
}

/** What a checkpoint or a question is called on its page. */
function ownPart(id: string): string | undefined {
  return id.split('#')[1];
}
