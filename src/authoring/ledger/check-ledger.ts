import { presentId } from '../../progress/ledger.ts';
import type { Ledger, LedgerEntry } from '../../progress/ledger.ts';
import type { BuildProblem } from '../build-problem.ts';
import { LEDGER_FILE, lineOfId } from './ledger-file.ts';
import type { PublishedId } from './published-ids.ts';

/**
 * Judges the ledger against the ids that the site has now. The build never asks: a fault here costs readers nothing
 * until it is published.
 *
 * @param text of the ledger, for its lines
 */
export function checkLedger(
  entries: Ledger,
  published: readonly PublishedId[],
  text: string,
): BuildProblem[] {
  const at = (id: string, found: string, remedy: string): BuildProblem => ({
    file: LEDGER_FILE,
    line: lineOfId(text, id),
    found,
    remedy,
  });
  return [
    ...misnumbered(entries).map(({ id, ordinal }) =>
      at(
        id,
        `the ordinal ${String(ordinal)} of "${id}" is not greater than the one before it`,
        'of rows that two branches added take the newer away, and run `npm run ids`; never renumber what is published',
      ),
    ),
    ...repeated(entries, published).map(({ id, found }) =>
      at(id, found, 'an id means one thing for ever: take the newer of the two away'),
    ),
    ...changedKind(entries, published).map(({ id, found }) =>
      at(id, found, 'give the new one an id of its own'),
    ),
    ...crossed(entries).map(({ id, found }) => at(id, found, 'let an id of the same kind have it')),
    ...vanished(entries, published).map((id) =>
      at(
        id,
        `the published id "${id}" is nowhere on the site`,
        'give it back to what had it, or add it to the `aliases` of the id that replaces it',
      ),
    ),
    ...missing(entries, published),
  ];
}

function misnumbered(entries: Ledger): LedgerEntry[] {
  return entries.filter(({ ordinal }, index) => ordinal <= (entries[index - 1]?.ordinal ?? 0));
}

function repeated(entries: Ledger, published: readonly PublishedId[]): { id: string; found: string }[] {
  const present = new Set(published.map(({ id }) => id));
  const ids = entries.map(({ id }) => id);
  const aliases = entries.flatMap((entry) => entry.aliases ?? []);
  return [
    ...repeats(ids).map((id) => ({ id, found: `"${id}" has two rows` })),
    ...repeats(aliases).map((id) => ({ id, found: `"${id}" is an alias of two ids` })),
    ...[...new Set(aliases)]
      .filter((id) => present.has(id))
      .map((id) => ({ id, found: `"${id}" is an alias, and something on the site still has it` })),
  ];
}

function changedKind(entries: Ledger, published: readonly PublishedId[]): { id: string; found: string }[] {
  const kinds = new Map(entries.map(({ id, kind }) => [id, kind]));
  return published
    .filter(({ id, kind }) => (kinds.get(id) ?? kind) !== kind)
    .map(({ id, kind }) => ({ id, found: `"${id}" was a ${kinds.get(id) ?? ''} and is a ${kind} now` }));
}

/** Aliases of another kind than the id that has them: a tick would change its meaning. */
function crossed(entries: Ledger): { id: string; found: string }[] {
  const kinds = new Map(entries.map(({ id, kind }) => [id, kind]));
  return entries.flatMap((entry) =>
    (entry.aliases ?? [])
      .filter((alias) => (kinds.get(alias) ?? entry.kind) !== entry.kind)
      .map((alias) => ({
        id: alias,
        found: `the ${kinds.get(alias) ?? ''} "${alias}" is an alias of a ${entry.kind}`,
      })),
  );
}

function vanished(entries: Ledger, published: readonly PublishedId[]): string[] {
  const present = new Set(published.map(({ id }) => id));
  return entries.map(({ id }) => id).filter((id) => !present.has(id) && !present.has(presentId(entries, id)));
}

function missing(entries: Ledger, published: readonly PublishedId[]): BuildProblem[] {
  const known = new Set(entries.map(({ id }) => id));
  const absent = published.filter(({ id }) => !known.has(id));
  const remedy = 'run `npm run ids`, and commit what it writes';
  if (entries.length === 0 && absent.length > 0) {
    const found = `no ledger of the ${String(absent.length)} ids on the site`;
    return [{ file: LEDGER_FILE, line: 1, found, remedy }];
  }
  return absent.map(({ id, file, line }) => ({
    file,
    line,
    found: `the ledger does not know "${id}"`,
    remedy,
  }));
}

function repeats(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
