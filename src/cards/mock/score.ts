import type { CardTopic } from '../card.ts';
import type { Level } from '../level.ts';
import { LEVELS } from '../level.ts';
import type { InterviewQuestion } from './interview.ts';
import { BEST_MARK, type Answer } from './mark.ts';

/** From this mark on an answer was to the point. */
const TO_THE_POINT = 2;

/** Marks of several questions together. */
export interface Tally {
  /** Questions that have a mark. */
  count: number;
  points: number;
}

/** The score card: questions that were not come to count nowhere. */
export interface Score {
  whole: Tally;
  /** By line, ascending; the ring, 0, at the end. */
  lines: (Tally & { line: number })[];
  levels: (Tally & { level: Level })[];
  /** Topics whose answers were not to the point, the weakest first. */
  repeat: CardTopic[];
}

/** Adds an interview up. */
export function scoreOf(questions: readonly InterviewQuestion[], answers: readonly Answer[]): Score {
  const marked = questions.flatMap(({ card, topic }, place) => {
    const { mark, isFailing } = answers[place] ?? { mark: null, isFailing: false };
    return mark === null ? [] : [{ card, topic, mark, isFailing }];
  });
  const tally = (some: typeof marked): Tally => ({
    count: some.length,
    points: some.reduce((sum, { mark }) => sum + mark, 0),
  });
  const lines = [...Map.groupBy(marked, ({ topic }) => topic.line)].map(([line, some]) => ({
    line,
    ...tally(some),
  }));
  const weakest = [...Map.groupBy(marked, ({ topic }) => topic)]
    .map(([topic, some]) => ({ topic, isFailing: some.some((one) => one.isFailing), ...tally(some) }))
    .filter(({ points, count, isFailing }) => isFailing || points < TO_THE_POINT * count)
    .toSorted((a, b) => a.points / a.count - b.points / b.count || Number(b.isFailing) - Number(a.isFailing));
  return {
    whole: tally(marked),
    lines: lines.toSorted((a, b) => (a.line || Infinity) - (b.line || Infinity)),
    levels: LEVELS.map((level) => ({
      level,
      ...tally(marked.filter(({ card }) => card.level === level)),
    })).filter(({ count }) => count > 0),
    repeat: weakest.map(({ topic }) => topic),
  };
}

/** The share of the points that there were to have, in whole percent; null where nothing was marked. */
export function percentOf({ count, points }: Tally): number | null {
  return count === 0 ? null : Math.round((points / (count * BEST_MARK)) * 100);
}
