import type { CardTopic } from '../../cards/card.ts';
import type { PublishedQuestion } from '../../cards/published-questions.ts';

const BASE = import.meta.env.BASE_URL;

let index: Promise<CardTopic[]> | undefined;
const texts = new Map<string, Promise<PublishedQuestion[]>>();

/**
 * All cards by topic.
 *
 * @throws where they cannot be fetched; asked again, it tries again
 */
export function cardTopics(): Promise<CardTopic[]> {
  index ??= cardFile<CardTopic[]>('index').catch((error: unknown) => {
    index = undefined;
    throw error;
  });
  return index;
}

/**
 * What is said of a card: its question and answers, as this build made them.
 *
 * @param id of the card, `ramp-up/concurrency#channel-table`
 * @returns null for a card that the site does not have any more
 * @throws where it cannot be fetched; asked again, it tries again
 */
export async function cardText(id: string): Promise<PublishedQuestion | null> {
  const [topic = ''] = id.split('#');
  let questions = texts.get(topic);
  if (!questions) {
    questions = cardFile<PublishedQuestion[]>(topic);
    texts.set(topic, questions);
    questions.catch(() => texts.delete(topic));
  }
  return (await questions).find((question) => question.id === id) ?? null;
}

/** A file of `cards/` of this very build, at this very base: its shape is what the build gives it. */
export async function cardFile<Data>(name: string): Promise<Data> {
  const response = await fetch(`${BASE}cards/${name}.json`);
  if (!response.ok) throw new Error(`cards/${name}.json: ${String(response.status)}`);
  return (await response.json()) as Data;
}
