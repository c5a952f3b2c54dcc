import { collection, type DeckName } from './collection.ts';
import { ROOT_DECK } from './decks.ts';
import { allFiles } from './drawing.ts';
import type { Note } from './note.ts';
import { apkg } from './apkg.ts';

const DESCRIPTION = 'Вопросы с собеседований на Go-бэкенд: сначала ответьте вслух, потом откройте карточку.';

/** Notes with the decks that they stand in and the files that they show, as Anki imports them. */
export async function deckPackage(notes: readonly Note[]): Promise<Uint8Array> {
  const names = new Set(notes.map(({ deck }) => deck));
  const decks: DeckName[] = [
    { name: ROOT_DECK, description: DESCRIPTION },
    ...[...names].map((name) => ({ name, description: '' })),
  ];
  return apkg(await collection(decks, notes), allFiles(notes));
}
