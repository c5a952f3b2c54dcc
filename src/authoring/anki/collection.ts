import { createHash } from 'node:crypto';
import { parseFragment } from 'parse5';
import initSqlJs, { type Database } from 'sql.js';
import { ankiId } from './anki-id.ts';
import { textOf } from './html-tree.ts';
import type { Note } from './note.ts';
import { EDITION, NOTE_TYPE, noteType } from './note-type.ts';
import { DECK_OPTIONS, SCHEMA, SETTINGS } from './schema-11.ts';

/** Between fields, as Anki joins them. */
const BETWEEN = '\u001F';

/** A deck as a reader sees it in the list. */
export interface DeckName {
  /** With its parents: `Маршрут 500K::1 · Разгон`. */
  name: string;
  description: string;
}

/**
 * A collection of new cards: the SQLite file inside of a package, in schema 11, which Anki 2.1 and all that came after
 * read. There is no time in it but that of the notes, so the same notes make the same bytes.
 */
export async function collection(decks: readonly DeckName[], notes: readonly Note[]): Promise<Uint8Array> {
  const { Database } = await initSqlJs();
  const database = new Database();
  try {
    database.run(SCHEMA);
    writeSettings(database, decks);
    database.run('begin');
    writeNotes(database, notes);
    database.run('commit');
    return database.export();
  } finally {
    database.close();
  }
}

function writeSettings(database: Database, decks: readonly DeckName[]): void {
  const [root] = decks;
  const first = ankiId('deck', root?.name ?? '');
  const listed = [
    { id: 1, name: 'Default', description: '' },
    ...decks.map((deck) => ({ id: idOf(deck), ...deck })),
  ];
  const all = Object.fromEntries(listed.map((deck) => [deck.id, deckData(deck)]));
  database.run('insert into col values (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, ?)', [
    ...[EDITION, EDITION * 1000, EDITION * 1000],
    ...[SETTINGS, { [NOTE_TYPE]: noteType(first) }, all, { 1: DECK_OPTIONS }, {}].map((data) =>
      JSON.stringify(data),
    ),
  ]);
}

function idOf({ name }: DeckName): number {
  return ankiId('deck', name);
}

function deckData({ id, name, description }: DeckName & { id: number }): object {
  const today = { newToday: [0, 0], revToday: [0, 0], lrnToday: [0, 0], timeToday: [0, 0] };
  const folded = { collapsed: false, browserCollapsed: false };
  return {
    ...{ id, name, desc: description, mod: EDITION, usn: -1, dyn: 0, conf: 1, extendNew: 10, extendRev: 50 },
    ...today,
    ...folded,
  };
}

function writeNotes(database: Database, notes: readonly Note[]): void {
  const note = database.prepare("insert into notes values (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')");
  const card = database.prepare(
    "insert into cards values (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
  );
  for (const { id, card: cardId, guid, deck, place, modified, tags, fields } of notes) {
    const first = plain(fields[0] ?? '');
    note.run([
      id,
      guid,
      NOTE_TYPE,
      modified,
      ` ${tags.join(' ')} `,
      fields.join(BETWEEN),
      first,
      checksum(first),
    ]);
    card.run([cardId, id, ankiId('deck', deck), modified, place]);
  }
  note.free();
  card.free();
}

/** A field as Anki sorts and compares it: without markup. */
function plain(html: string): string {
  return parseFragment(html).childNodes.map(textOf).join('').trim();
}

/** By what Anki looks for two notes with one first field: the beginning of SHA-1 as a number. */
function checksum(text: string): number {
  return Number.parseInt(createHash('sha1').update(text).digest('hex').slice(0, 8), 16);
}
