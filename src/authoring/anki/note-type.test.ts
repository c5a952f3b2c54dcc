import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { askedOf, CONTEXT } from './anki.fixture.ts';
import { noteOf } from './note.ts';
import { EDITION, FIELDS, noteType } from './note-type.ts';

const digest = (data: unknown): string =>
  createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16);

// A reader's Anki takes templates, style and notes for news only if they are of a later time than its own.
it('what decks make of a question has an edition: when this fails, raise EDITION, then mend the digests', () => {
  const { fields, files } = noteOf(askedOf('ramp-up/docker#layers'), CONTEXT);
  expect({ edition: EDITION, type: digest(noteType(1)), note: digest([fields, [...files.keys()]]) }).toEqual({
    edition: Date.UTC(2026, 10, 23) / 1000,
    type: '769678ee1d7b7093',
    note: 'e63b04deb4429bcb',
  });
});

it('templates ask for fields that there are', () => {
  const asked = [...JSON.stringify(noteType(1)).matchAll(/\{\{[#/]?([^}]+)\}\}/g)].map(([, name]) => name);
  expect(new Set(asked)).toEqual(new Set([...FIELDS, 'FrontSide']));
});
