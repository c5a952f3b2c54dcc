import type { PublishedQuestions } from '../../cards/published-questions.ts';
import type { Place } from '../../roadmap/place.ts';
import { placeOf } from '../../roadmap/place.ts';
import type { PublishedRoadmap } from '../../roadmap/published-roadmap.ts';
import { RING } from '../content-paths.ts';
import type { Asked } from './note.ts';

/** Above all decks: one line in a reader's list, which unfolds. */
export const ROOT_DECK = 'Маршрут 500K';

/** The file with every question. */
const WHOLE = 'all';

/** A package to be made: its questions stand in the same decks whichever package brings them. */
export interface Deck {
  /** The file's name without its ending: a phase's id, {@link RING} or {@link WHOLE}. */
  id: string;
  questions: readonly Asked[];
}

/**
 * The decks of a site: one of each phase and of the ring where they have questions, and one of all; none without
 * questions.
 *
 * @param changed when the file of a topic's questions last changed, by the topic's id
 */
export function decksOf(
  model: PublishedRoadmap,
  { topics }: PublishedQuestions,
  changed: ReadonlyMap<string, string>,
): Deck[] {
  const asked = topics
    .flatMap(({ id, title, url, questions }) =>
      questions.map((question) => ({ page: id, title, url, question })),
    )
    .map(({ page, title, url, question }, index): Asked => {
      const at = phaseOf(placeOf(model, page));
      return {
        ...{ question, url, topic: title, phase: at.id, deck: `${ROOT_DECK}::${at.name}` },
        ...{ place: index + 1, changed: changed.get(page) ?? null },
      };
    });
  if (asked.length === 0) return [];
  const byPhase = [...Map.groupBy(asked, ({ phase }) => phase)];
  return [...byPhase.map(([id, questions]) => ({ id, questions })), { id: WHOLE, questions: asked }];
}

/** Anki sorts decks by name, so a phase begins with its number; the ring's name stands after digits. */
function phaseOf(place: Place | null): { id: string; name: string } {
  if (place === null || place.at === 'ring') return { id: RING, name: 'Кольцевая' };
  const { id, number, title } = place.phase;
  // Two colons would begin one more deck beneath.
  return { id, name: `${number} · ${title.replaceAll('::', ': ')}` };
}
