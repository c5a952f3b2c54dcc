import type { CardTopic } from '../card.ts';
import { LEVELS } from '../level.ts';
import { chances } from './chances.ts';
import type { Interview, InterviewQuestion } from './interview.ts';

/** How many times likelier a question of a weak topic is. */
const WEAK = 4;

/**
 * Draws the questions of an interview, from easier to harder. A question is the likelier the more kinds of rounds ask it
 * and where its topic is weak; no line is asked twice before each has been asked once, and a topic that has been asked
 * steps back. Fewer than wanted where there are no more.
 */
export function drawInterview(
  topics: readonly CardTopic[],
  { seed, count, lines, weak }: Pick<Interview, 'seed' | 'count' | 'lines' | 'weak'>,
): InterviewQuestion[] {
  const chance = chances(seed);
  const drawn: InterviewQuestion[] = [];
  let left = topics
    .filter(({ line }) => lines.includes(line))
    .flatMap((topic) => topic.cards.map((card) => ({ card, topic })));
  const weightOf = ({ card, topic }: InterviewQuestion): number => {
    const asked = drawn.filter((question) => question.topic.id === topic.id).length;
    // A question that no round names is asked, too: seldom.
    return ((1 + 2 * card.rounds) * (weak.has(topic.id) ? WEAK : 1)) / (1 + asked) ** 2;
  };
  while (drawn.length < count && left.length > 0) {
    const served = new Set(drawn.map(({ topic }) => topic.line));
    const waiting = left.filter(({ topic }) => !served.has(topic.line));
    const next = pick(waiting.length > 0 ? waiting : left, weightOf, chance());
    drawn.push(...next);
    left = left.filter((question) => !next.includes(question));
  }
  return drawn.toSorted((a, b) => LEVELS.indexOf(a.card.level) - LEVELS.indexOf(b.card.level));
}

/** One of them, by weight; none of none. */
function pick<Thing>(things: readonly Thing[], weightOf: (thing: Thing) => number, chance: number): Thing[] {
  const weights = things.map(weightOf);
  let rest = weights.reduce((sum, weight) => sum + weight, 0) * chance;
  const place = weights.findIndex((weight) => (rest -= weight) < 0);
  return things.slice(place).slice(0, 1);
}
