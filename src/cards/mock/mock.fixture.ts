import fc from 'fast-check';
import type { CardTopic } from '../card.ts';
import { cardOf } from '../cards.fixture.ts';
import { LEVELS } from '../level.ts';
import { COUNTS, LENGTHS, linesWithCards, type Interview } from './interview.ts';

/** Four lines and the ring, two topics each, six cards a topic. */
export const SITE: CardTopic[] = [1, 2, 3, 4, 0].flatMap((line) =>
  ['one', 'two'].map((name) => {
    const id = `line-${String(line)}/${name}`;
    const cards = Array.from({ length: 6 }, (_, number) =>
      cardOf({ id: `${id}#q${String(number)}`, level: LEVELS[number % 3] ?? 'middle', rounds: number % 4 }),
    );
    return { id, title: id, url: `/${id}/`, line, cards };
  }),
);

/** Any interview that can be drawn from {@link SITE}. */
export const anyInterview: fc.Arbitrary<Interview> = fc.record({
  seed: fc.nat(0xffffffff),
  count: fc.constantFrom(...COUNTS),
  minutes: fc.constantFrom(...LENGTHS),
  lines: fc.subarray(linesWithCards(SITE), { minLength: 1 }),
  weak: fc.subarray(SITE.map(({ id }) => id)).map((ids) => new Set(ids)),
});
