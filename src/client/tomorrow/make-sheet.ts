import type { PublishedDiagram } from '../../cards/published-diagram.ts';
import type { CardTopic } from '../../cards/card.ts';
import type { PublishedQuestion } from '../../cards/published-questions.ts';
import { recallOf } from '../../cards/recall.ts';
import { Scheduler } from '../../cards/schedule.ts';
import { cardsForTomorrow, type TomorrowCard } from '../../cards/tomorrow.ts';
import type { Day } from '../../roadmap/roadmap.ts';
import type { VacancyMatch } from '../../search/vacancy/match-vacancy.ts';
import { later } from '../later.ts';
import { pageData } from '../page-data.ts';
import { cardFile, cardText, cardTopics } from '../trainer/card-data.ts';
import { readerLog } from '../trainer/reader-log.ts';
import { interviewTime } from './interview-day.ts';
import { idOf } from './vacancy-view.ts';

/** What the reader has filled in. */
export interface SheetWish {
  day: Day;
  /** As it was pasted; empty without one. */
  vacancy: string;
  /** Numbers of the lines to ask of, 0 for the ring. */
  lines: ReadonlySet<number>;
}

/** All that stands on the sheet. */
export interface Sheet {
  day: Day;
  vacancy: VacancyMatch | null;
  /** Those of one topic together, the most needed topic first. */
  cards: { chosen: TomorrowCard; text: PublishedQuestion }[];
  diagrams: { topic: CardTopic; diagram: PublishedDiagram }[];
}

const CARDS = 20;
const DIAGRAMS = 6;
/** More names than these do not make a topic more wanted. */
const MOST_NAMES = 3;

/**
 * Chooses what to look at before the interview and fetches it: the files of the site, asked by topic, never by what the
 * vacancy says.
 *
 * @throws where a file cannot be fetched
 */
export async function makeSheet({ day, vacancy: text, lines }: SheetWish): Promise<Sheet> {
  const topics = (await cardTopics()).filter(({ line }) => lines.has(line));
  const vacancy = text.trim() === '' ? null : await matchOf(text);
  const recall = recallOf(readerLog().current());
  const chosen = cardsForTomorrow(topics, {
    recall,
    scheduler: new Scheduler(recall.settings.retention),
    now: interviewTime(day, Date.now()),
    wanted: new Map(
      vacancy?.pages.map(({ page, words }) => [idOf(page.url), 1 + Math.min(words.length, MOST_NAMES)]),
    ),
    count: CARDS,
  });
  const byTopic = Map.groupBy(chosen, ({ topic }) => topic);
  const cards = await Promise.all(
    [...byTopic.values()].flat().map(async (one) => ({ chosen: one, text: await cardText(one.card.id) })),
  );
  return {
    day,
    vacancy,
    cards: cards.flatMap((one) => (one.text ? [{ ...one, text: one.text }] : [])),
    diagrams: await diagramsOf([...byTopic.keys()]),
  };
}

async function matchOf(text: string): Promise<VacancyMatch> {
  const { readVacancy } = await later(() => import('./read-vacancy.ts'));
  return readVacancy(text);
}

/** The first diagrams, of topics that have one: the page names these. */
async function diagramsOf(topics: readonly CardTopic[]): Promise<Sheet['diagrams']> {
  const known = pageData('topics-with-diagram');
  const drawn = topics.filter(({ id }) => Array.isArray(known) && known.includes(id)).slice(0, DIAGRAMS);
  return Promise.all(
    drawn.map(async (topic) => ({
      topic,
      diagram: await cardFile<PublishedDiagram>(`diagrams/${topic.id}`),
    })),
  );
}
