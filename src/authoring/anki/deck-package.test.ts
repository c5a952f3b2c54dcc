import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askedOf, CONTEXT } from './anki.fixture.ts';
import { deckPackage } from './deck-package.ts';
import { ankiGuid, ankiId } from './anki-id.ts';
import { noteOf } from './note.ts';
import { EDITION, FIELDS, NOTE_TYPE } from './note-type.ts';

const COUNT = 300;
const DECK = 'Маршрут 500K::1 · Разгон';
const NOTES = Array.from({ length: COUNT }, (_, index) =>
  noteOf(askedOf(`ramp-up/docker#q${index}`, { place: index + 1 }), CONTEXT),
);
const folder = mkdtempSync(join(tmpdir(), 'anki-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a package, read by the SQLite that Node has of its own', () => {
  let files: Record<string, Uint8Array> = {};
  let database: DatabaseSync;
  beforeAll(async () => {
    files = unzipSync(await deckPackage(NOTES));
    const path = join(folder, 'collection.anki2');
    writeFileSync(path, files['collection.anki2'] ?? '');
    database = new DatabaseSync(path, { readOnly: true });
  });
  afterAll(() => {
    database.close();
  });
  const rows = (sql: string) => database.prepare(sql).all();
  const text = (name: string) => new TextDecoder().decode(files[name]);

  it('is a sound collection of schema 11', () => {
    expect(rows('pragma integrity_check')).toMatchObject([{ integrity_check: 'ok' }]);
    expect(rows('select id, ver, dty, usn from col')).toMatchObject([{ id: 1, ver: 11, dty: 0, usn: 0 }]);
    const tables = rows("select name from sqlite_master where type = 'table' order by name");
    expect(tables.map(({ name }) => name)).toEqual(['cards', 'col', 'graves', 'notes', 'revlog']);
  });

  it('has a note and a new card of each question', () => {
    expect(rows('select count(*) as notes from notes')).toMatchObject([{ notes: COUNT }]);
    expect(rows('select count(*) as cards from cards c join notes n on c.nid = n.id')).toMatchObject([
      { cards: COUNT },
    ]);
    expect(rows('select distinct did, ord, type, queue, typeof(id) as t from cards')).toMatchObject([
      { did: ankiId('deck', DECK), ord: 0, type: 0, queue: 0, t: 'integer' },
    ]);
    expect(rows('select due from cards order by due').map(({ due }) => due)).toEqual(
      NOTES.map(({ place }) => place),
    );
  });

  it('has what Anki tells notes by', () => {
    const id = 'ramp-up/docker#q7';
    expect(rows(`select * from notes where id = ${ankiId('note', id)}`)).toMatchObject([
      {
        ...{ guid: ankiGuid(id), mid: NOTE_TYPE, mod: EDITION, usn: -1, sfld: 'Что такое слой?' },
        // The beginning of SHA-1 of «Что такое слой?».
        ...{ csum: 0x6adc786a, tags: ' level::middle phase::ramp-up topic::ramp-up::docker ' },
      },
    ]);
    const [{ flds = '' } = {}] = rows('select flds from notes limit 1');
    expect(String(flds).split('\u001F')).toHaveLength(FIELDS.length);
  });

  it('has decks and note type by their ids', () => {
    const [{ models = '', decks = '' } = {}] = rows('select models, decks from col');
    const types = JSON.parse(String(models)) as Record<string, { id: number; flds: { name: string }[] }>;
    expect(types[NOTE_TYPE]?.flds.map(({ name }) => name)).toEqual([...FIELDS]);
    const named = Object.values(JSON.parse(String(decks)) as Record<string, { id: number; name: string }>);
    expect(Object.fromEntries(named.map(({ name, id }) => [name, id]))).toEqual({
      ...{ Default: 1, 'Маршрут 500K': ankiId('deck', 'Маршрут 500K'), [DECK]: ankiId('deck', DECK) },
    });
  });

  it('brings every file that a field names, and no other', () => {
    const fields = rows('select flds from notes').map(({ flds }) => String(flds));
    const named = new Set(
      fields.flatMap((field) => [...field.matchAll(/src="([^"]+)"/g)].map(([, name]) => name)),
    );
    const media = JSON.parse(text('media')) as Record<string, string>;
    expect(new Set(Object.values(media))).toEqual(named);
    expect(named.size).toBe(2);
    for (const number of Object.keys(media)) expect(text(number)).toMatch(/^<svg /);
    expect(Object.keys(files).toSorted()).toEqual(['0', '1', 'collection.anki2', 'media']);
  });

  it('asks nobody for anything', () => {
    for (const { flds } of rows('select flds from notes'))
      expect(flds).not.toMatch(/<script|src="(?!m500k-)|url\(/);
  });

  it('is the same bytes a second time, in another zone, too', async () => {
    const zone = process.env.TZ;
    const first = await deckPackage(NOTES);
    process.env.TZ = 'Asia/Vladivostok';
    const second = await deckPackage(NOTES);
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
  });
});

describe('a note', () => {
  const at = (changed: string | null) => noteOf(askedOf('ramp-up/docker#layers', { changed }), CONTEXT);

  it('is as new as the file of the question, and never older than the edition', () => {
    expect(at(null).modified).toBe(EDITION);
    expect(at('2020-01-01T00:00:00Z').modified).toBe(EDITION);
    expect(at('2027-01-01T03:00:00+03:00').modified).toBe(Date.UTC(2027, 0, 1) / 1000);
  });

  it('stays the same note when its question changes', () => {
    const { id, card, guid } = at(null);
    expect(at('2027-01-01T00:00:00Z')).toMatchObject({ id, card, guid });
  });
});
