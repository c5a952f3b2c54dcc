import type { APIRoute, GetStaticPaths } from 'astro';
import type { PublishedQuestion } from '../../cards/published-questions.ts';
import { allQuestions } from '../../authoring/questions/question-entries.ts';

interface Props {
  questions: PublishedQuestion[];
}

export const getStaticPaths = (async () => {
  const { topics } = await allQuestions();
  return topics.map(({ id, questions }) => ({ params: { topic: id }, props: { questions } }));
}) satisfies GetStaticPaths;

/** The questions of one topic with all that is said of them. */
export const GET: APIRoute<Props> = ({ props }) => Response.json(props.questions);
