import type { Correction } from '../../search/rewrite.ts';
import { element } from '../element.ts';

/** Says what was read into the query, with a button that takes it back. */
export function correctionLine(corrections: readonly Correction[], undo: () => void): HTMLElement[] {
  if (corrections.length === 0) return [];
  // Of a word that was put on its layout and then mended, the two ends.
  const ends = corrections
    .filter(({ typed }) => !corrections.some(({ meant }) => meant === typed))
    .map(({ typed, meant }) => ({
      typed,
      meant: corrections.find((later) => later.typed === meant)?.meant ?? meant,
    }));
  const button = element('button', { type: 'button', textContent: 'Искать как набрано' });
  button.addEventListener('click', undo);
  const words = ends.flatMap(({ typed, meant }, index) => [
    index === 0 ? 'Искали ' : ', ',
    element('strong', {}, `«${meant}»`),
    ` вместо «${typed}»`,
  ]);
  return [element('p', {}, ...words, '. ', button)];
}
