import { lastChange } from '../git-dates.ts';
import { questionsByPage } from '../questions/questions-by-page.ts';
import { allQuestions } from '../questions/question-entries.ts';
import { siteModel } from '../site-model.ts';
import { assertDistinct } from './anki-id.ts';
import type { MarkupContext } from './card-markup.ts';
import { deckPackage } from './deck-package.ts';
import { decksOf, type Deck } from './decks.ts';
import { noteOf, type Asked } from './note.ts';

/** The decks of the site, none where it has no questions. */
export async function siteDecks(): Promise<Deck[]> {
  const questions = await allQuestions();
  const names = questions.topics.flatMap((topic) => topic.questions.map(({ id }) => id));
  for (const kind of ['note', 'card'] as const) assertDistinct(kind, names);
  return decksOf(await siteModel(), questions, await datesByPage());
}

/**
 * The deck as Anki imports it.
 *
 * @param address of the site without a closing slash, null where readers cannot reach it
 * @param diagrams the text of `src/styles/diagrams.css`
 */
export async function deckFile(deck: Deck, address: string | null, diagrams: string): Promise<Uint8Array> {
  const notes = deck.questions.map((asked) => noteOf(asked, contextOf(asked, address, diagrams)));
  return deckPackage(notes);
}

function contextOf({ question, url }: Asked, address: string | null, diagrams: string): MarkupContext {
  const anchor = question.id.split('#').at(-1) ?? '';
  return { page: address === null ? null : `${address}${url}#${anchor}`, diagrams };
}

/** When the questions of each page last changed, where git tells. */
async function datesByPage(): Promise<Map<string, string>> {
  const dates = [...(await questionsByPage())].map(async ([page, [entry]]) => {
    const change = entry?.filePath === undefined ? null : await lastChange(entry.filePath);
    return change === null ? [] : [[page, change.iso] as const];
  });
  return new Map((await Promise.all(dates)).flat());
}
