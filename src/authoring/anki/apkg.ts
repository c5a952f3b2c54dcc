// cspell:ignore Zippable
import { zipSync, type Zippable } from 'fflate';
import type { Media } from './drawing.ts';

/**
 * An `.apkg`: a zip of the collection, of media under numbers for names, and of a map from the numbers to the names.
 * Files lie in the order of their names, so the same content makes the same bytes.
 */
export function apkg(collection: Uint8Array, media: Media): Uint8Array {
  const files = [...media].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const names = Object.fromEntries(files.map(([name], index) => [String(index), name]));
  const content: Zippable = {
    'collection.anki2': collection,
    ...Object.fromEntries(files.map(([, bytes], index) => [String(index), bytes])),
    media: new TextEncoder().encode(JSON.stringify(names)),
  };
  // The earliest day that a zip can tell, and told in local time: the format has no zone.
  return zipSync(content, { mtime: new Date(1980, 0, 1), level: 9 });
}
