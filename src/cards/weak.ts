import type { CardTopic } from './card.ts';
import type { Recall } from './recall.ts';
import type { Scheduler } from './schedule.ts';

/** Fewer reviewed cards than these say nothing of a topic. */
const ENOUGH = 3;
/** Below this average chance of recall a topic is weak: cards that are reviewed when due stay at 90 % or above. */
const POOR_CHANCE = 0.8;
/** So large a share of reviews that were failures makes a topic weak, too. */
const POOR_SHARE = 0.3;

/** Ids of the topics that are being forgotten, or that do not stick: by the reviews of their cards. */
export function weakTopics(
  topics: readonly CardTopic[],
  { reviews }: Recall,
  scheduler: Scheduler,
  now: number,
): Set<string> {
  const isWeak = ({ cards }: CardTopic): boolean => {
    const known = cards.flatMap(({ id }) => {
      const own = reviews.get(id) ?? [];
      return own.length === 0 ? [] : [{ own, chance: scheduler.chanceOf(id, own, now) }];
    });
    if (known.length < ENOUGH) return false;
    const grades = known.flatMap(({ own }) => own.map(({ grade }) => grade));
    const chance = known.reduce((sum, card) => sum + card.chance, 0) / known.length;
    return chance < POOR_CHANCE || grades.filter((grade) => grade === 1).length >= POOR_SHARE * grades.length;
  };
  return new Set(topics.filter(isWeak).map(({ id }) => id));
}
