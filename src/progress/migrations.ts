import { isRecord } from './entry.ts';

/** A stored document of any version, as JSON has it. */
export type StoredDocument = Readonly<Record<string, unknown>>;

/** Makes of a document of one version one of the next; what it cannot use it passes on, for the quarantine. */
export type Migration = (document: StoredDocument) => StoredDocument;

/**
 * The steps of {@link migrate}, by the version that each starts from.
 *
 * Version 0 is a bare list of finished ids, `{"done": ["ramp-up/docker"]}`, as a hand or a script writes it. Its ticks
 * are older than any other.
 */
export const MIGRATIONS: readonly Migration[] = [
  ({ done, ...rest }) => {
    const ids: unknown[] = Array.isArray(done) ? done : [];
    const ticks = Object.fromEntries(
      ids.map((id, place) => (typeof id === 'string' ? [id, ['done', 0, 'list']] : [String(place), id])),
    );
    return { ...rest, version: 1, ticks };
  },
];

/**
 * Brings a document to the version after the last migration. One of a newer version is returned as it is.
 *
 * @returns null when it is no document of any version
 */
export function migrate(document: unknown, migrations: readonly Migration[]): StoredDocument | null {
  if (!isRecord(document)) return null;
  let current: StoredDocument = document;
  for (let version = versionOf(current); version !== null; version++) {
    const step = migrations[version];
    if (step === undefined) return current;
    current = step(current);
  }
  return null;
}

/** The version that a document names; 0 for a list of ids; null when it can be no document of ours. */
export function versionOf({ version, done }: StoredDocument): number | null {
  if (version === undefined) return Array.isArray(done) ? 0 : null;
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : null;
}
