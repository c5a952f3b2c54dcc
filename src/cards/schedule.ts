import {
  createEmptyCard,
  fsrs,
  Rating,
  State,
  type Card,
  type FSRS,
  type Grade as LibraryGrade,
} from 'ts-fsrs';
import type { Review } from './recall.ts';
import type { Grade } from './review-log.ts';

/** The library's names of grades. */
export const RATINGS: Readonly<Record<Grade, LibraryGrade>> = {
  1: Rating.Again,
  2: Rating.Hard,
  3: Rating.Good,
  4: Rating.Easy,
};

/** When a card is due and how well it is known: what FSRS computes from its reviews. */
export interface Schedule {
  /** Milliseconds since 1970. */
  due: number;
  /** `review` once it is learnt; a lapse sends it back to `learning`. */
  stage: 'learning' | 'review';
  /** Days until the chance of recall falls to 90 %. */
  stability: number;
  /** From 1, easy, to 10. */
  difficulty: number;
  /** How often it was forgotten after it had been learnt. */
  lapses: number;
}

/**
 * Computes schedules by FSRS-6 (https://github.com/open-spaced-repetition/ts-fsrs) with the library's own parameters and
 * learning steps; without its random spread of days, so that the same log gives the same days on every device.
 */
export class Scheduler {
  readonly #fsrs: FSRS;
  readonly #cards = new Map<string, { key: string; card: Card }>();

  /** @param retention the share of cards that shall be recalled when they are due, in percent */
  constructor(retention: number) {
    this.#fsrs = fsrs({ request_retention: retention / 100, enable_fuzz: false });
  }

  /** The schedule after these reviews, in order of time; null for a card without any. */
  scheduleOf(id: string, reviews: readonly Review[]): Schedule | null {
    const card = this.#after(id, reviews);
    if (card === null) return null;
    const { due, state, stability, difficulty, lapses } = card;
    return {
      due: due.getTime(),
      stage: state === State.Review ? 'review' : 'learning',
      ...{ stability, difficulty, lapses },
    };
  }

  /** The chance that the card is recalled now, 0 to 1; 0 for one that was never reviewed. */
  chanceOf(id: string, reviews: readonly Review[], now: number): number {
    const card = this.#after(id, reviews);
    return card === null ? 0 : this.#fsrs.get_retrievability(card, new Date(now), false);
  }

  /** When the card would be due after each grade, in milliseconds since 1970. */
  dueAfter(id: string, reviews: readonly Review[], now: number): Record<Grade, number> {
    const card: Card = this.#after(id, reviews) ?? createEmptyCard(new Date(now));
    const due = (grade: Grade): number =>
      this.#fsrs.next(card, new Date(now), RATINGS[grade]).card.due.getTime();
    return { 1: due(1), 2: due(2), 3: due(3), 4: due(4) };
  }

  #after(id: string, reviews: readonly Review[]): Card | null {
    const [first] = reviews;
    if (!first) return null;
    const key = reviews.map(({ time, grade }) => `${String(time)}:${String(grade)}`).join();
    const known = this.#cards.get(id);
    if (known?.key === key) return known.card;
    let card: Card = createEmptyCard(new Date(first.time));
    for (const { time, grade } of reviews) card = this.#fsrs.next(card, new Date(time), RATINGS[grade]).card;
    this.#cards.set(id, { key, card });
    return card;
  }
}
