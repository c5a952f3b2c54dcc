import type { CardTopic } from '../../cards/card.ts';
import { cardsOf } from '../../cards/round.ts';
import { placeOf } from '../../roadmap/place.ts';
import { allQuestions } from '../questions/question-entries.ts';
import { interviewRounds } from '../rounds/rounds.ts';
import { siteModel } from '../site-model.ts';

/** Every card of the site by topic, in the order of the route: what `cards/index.json` carries. */
export async function cardIndex(): Promise<CardTopic[]> {
  const { topics } = await allQuestions();
  const model = await siteModel();
  const rounds = (await interviewRounds()).map(
    (round) => new Set(cardsOf(round, topics).flatMap(({ questions }) => questions.map(({ id }) => id))),
  );
  return topics.map(({ id, title, url, questions }) => {
    const place = placeOf(model, id);
    return {
      ...{ id, title, url },
      line: place === null || place.at === 'ring' ? 0 : place.phase.number,
      cards: questions.map((question) => ({
        id: question.id,
        level: question.level,
        isOutput: question.html.prompt !== null,
        rounds: rounds.filter((asked) => asked.has(question.id)).length,
      })),
    };
  });
}
