import type { Card, CardTopic } from './card.ts';
import type { Level } from './level.ts';
import type { Recall } from './recall.ts';
import type { Scheduler } from './schedule.ts';

/** Whom the route prepares is asked as a middle first. */
const LEVEL_ORDER: readonly Level[] = ['middle', 'senior', 'junior'];

/** What is known of the reader and of the interview. */
export interface Interview {
  recall: Recall;
  scheduler: Scheduler;
  /** The day of the interview: what is recalled today may be forgotten by then. In milliseconds since 1970. */
  now: number;
  /** How much the vacancy wants a topic, by the topic's id: 0 for those that it does not name. */
  wanted: ReadonlyMap<string, number>;
  count: number;
}

/** A card for the last evening, with its topic. */
export interface TomorrowCard {
  card: Card;
  topic: CardTopic;
}

/** More of one topic than this is an exam in that topic. */
const MOST_OF_TOPIC = 3;
/** Of what a card counts for with each card of its topic that is chosen before it: a sheet goes across the subjects. */
const NEXT_OF_TOPIC = 0.7;
/** What a card that was certain to be recalled still counts for: if nothing is weak, the most asked cards are left. */
const KNOWN = 0.05;

/**
 * The cards to look at before an interview, the most needed first: by how often they are asked, how likely they are to
 * be forgotten on that day, and how much the vacancy wants their topic. At most three of a topic, unless the topics are
 * too few. Suspended cards stay out. The same for the same data.
 */
export function cardsForTomorrow(topics: readonly CardTopic[], interview: Interview): TomorrowCard[] {
  const { recall, count } = interview;
  const rows = topics.map((topic) =>
    inOrder(
      topic.cards
        .filter(({ id }) => !recall.suspended.has(id))
        .map((card) => ({ card, topic, need: needOf(card, topic, interview) })),
    ),
  );
  const chosen: (TomorrowCard & { need: number })[] = [];
  for (let most = MOST_OF_TOPIC; chosen.length < count; most += 1) {
    takeBest(rows, chosen, { most, count });
    if (rows.every((row) => row.length <= most)) break;
  }
  return chosen.map(({ card, topic }) => ({ card, topic }));
}

interface Row {
  card: Card;
  topic: CardTopic;
  need: number;
}

/** The most needed first; of equals one of each level before a second one, as files begin with all that is easy. */
function inOrder(row: readonly Row[]): Row[] {
  const seen = new Map<Level, number>();
  const places = new Map(
    row
      .toSorted((a, b) => b.need - a.need)
      .map((one) => {
        const nth = seen.get(one.card.level) ?? 0;
        seen.set(one.card.level, nth + 1);
        return [one, nth * LEVEL_ORDER.length + LEVEL_ORDER.indexOf(one.card.level)];
      }),
  );
  return row.toSorted((a, b) => b.need - a.need || (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

/** Adds the best of what is left, until there are enough or each topic has as many as it may. */
function takeBest(
  rows: readonly Row[][],
  chosen: Row[],
  { most, count }: { most: number; count: number },
): void {
  const taken = new Map(rows.map((row) => [row, row.filter((one) => chosen.includes(one)).length]));
  while (chosen.length < count) {
    let best: { row: Row[]; one: Row; need: number } | null = null;
    for (const row of rows) {
      const before = taken.get(row) ?? 0;
      const one = row[before];
      if (!one || before >= most) continue;
      const need = one.need * NEXT_OF_TOPIC ** before;
      // Of equals the first on the route stays.
      if (best === null || need > best.need) best = { row, one, need };
    }
    if (best === null) return;
    chosen.push(best.one);
    taken.set(best.row, (taken.get(best.row) ?? 0) + 1);
  }
}

function needOf(card: Card, topic: CardTopic, { recall, scheduler, now, wanted }: Interview): number {
  const chance = scheduler.chanceOf(card.id, recall.reviews.get(card.id) ?? [], now);
  return (1 + card.rounds) * (1 - chance + KNOWN) * (1 + (wanted.get(topic.id) ?? 0));
}
