import type { Collection, Entry } from './entry.ts';
import { isRecord, record } from './entry.ts';
import { isReadable, isWhole } from './guards.ts';
import type { StoredDocument } from './migrations.ts';
import { MIGRATIONS, migrate, versionOf } from './migrations.ts';
import type { Progress } from './progress.ts';
import { EMPTY, MINOR, VERSION } from './progress.ts';
import { salvage } from './salvage.ts';
import { mergeUnknown } from './unknown-fields.ts';
import type { CollectionName } from './values.ts';
import { COLLECTIONS } from './values.ts';

/** What {@link readProgress} makes of a text. */
export interface Reading {
  /** All that could be read. */
  progress: Progress;
  /**
   * `newer`: a newer version of the site has written the text, which must not be overwritten. `damaged`: something
   * could not be read.
   */
  problem: 'newer' | 'damaged' | null;
  /** What could not be read, to be kept aside; null when everything could. */
  quarantine: string | null;
}

/**
 * Reads what {@link progressText} of any version has written, whatever has happened to it since. Never throws. A text
 * that is no JSON gives the entries that are whole in it; of a text with broken entries the others are read. What a
 * newer minor version has added is kept in {@link Progress.rest}.
 *
 * @param text null or empty for a reader who has stored nothing
 */
export function readProgress(text: string | null): Reading {
  if (text === null || text === '') return { progress: EMPTY, problem: null, quarantine: null };
  const damaged: Reading = { progress: EMPTY, problem: 'damaged', quarantine: text };
  try {
    return readDocument(JSON.parse(text)) ?? damaged;
  } catch {
    // No JSON, or nested so deeply that no part of it can be written again.
    return { ...damaged, ...readableIn(text), quarantine: text };
  }
}

/** The text to store; {@link readProgress} makes the same progress of it. */
export function progressText(progress: Progress): string {
  return JSON.stringify(progressDocument(progress));
}

/** The same as an object for JSON. */
export function progressDocument({ minor, rest, ...collections }: Progress): StoredDocument {
  return { version: VERSION, minor, ...mergeUnknown(collections, rest) };
}

function readableIn(text: string): Partial<Reading> {
  const reading = readDocument(salvage(text, VERSION));
  return reading === null ? {} : { progress: reading.progress, problem: reading.problem ?? 'damaged' };
}

function readDocument(source: unknown): Reading | null {
  const document = migrate(source, MIGRATIONS);
  if (document === null) return null;
  const isNewer = (versionOf(document) ?? 0) > VERSION;
  const minor = isWhole(document.minor, 0, 1e6) ? document.minor : MINOR;
  const { progress, unread } = readFields(document, isNewer ? MINOR : minor);
  const isDamaged = Object.keys(unread).length > 0;
  // Unknown fields stay where they are: nothing of a newer document is written back.
  if (isNewer) return { progress: { ...progress, rest: EMPTY.rest }, problem: 'newer', quarantine: null };
  return {
    progress,
    problem: isDamaged ? 'damaged' : null,
    quarantine: isDamaged ? JSON.stringify(unread) : null,
  };
}

function readFields(
  { version: _version, minor: _minor, ...fields }: StoredDocument,
  minor: number,
): { progress: Progress; unread: Record<string, unknown> } {
  const known: Record<string, Collection> = record();
  const rest: Record<string, unknown> = record();
  const unread: Record<string, unknown> = record();
  // A newer site may store what looks like damage here.
  const other = minor > MINOR ? rest : unread;
  for (const [name, value] of Object.entries(fields)) {
    if (!isCollection(name)) rest[name] = value;
    else if (!isRecord(value)) other[name] = value;
    else {
      const { entries, others } = readEntries(name, value);
      known[name] = entries;
      if (Object.keys(others).length > 0) other[name] = others;
    }
  }
  // Readable JSON that cannot be written again would stop every save.
  JSON.stringify(rest);
  return { progress: { ...EMPTY, ...known, minor: Math.max(minor, MINOR), rest }, unread };
}

function readEntries(
  name: CollectionName,
  source: Record<string, unknown>,
): { entries: Collection; others: Record<string, unknown> } {
  const entries: Record<string, Entry> = record();
  const others: Record<string, unknown> = record();
  for (const [key, value] of Object.entries(source)) {
    if (isReadable(name, key, value)) entries[key] = value;
    else others[key] = value;
  }
  return { entries, others };
}

function isCollection(name: string): name is CollectionName {
  return (COLLECTIONS as readonly string[]).includes(name);
}
