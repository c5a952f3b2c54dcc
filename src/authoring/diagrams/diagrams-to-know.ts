import { getCollection } from 'astro:content';
import type { PublishedDiagram } from '../../cards/published-diagram.ts';
import { allQuestions } from '../questions/question-entries.ts';
import { firstDiagram } from './first-diagram.ts';

/** The first diagram of each topic that has questions, by the topic's id: the one that its mechanism is told with. */
export async function diagramsToKnow(): Promise<ReadonlyMap<string, PublishedDiagram>> {
  const { topics } = await allQuestions();
  const notes = new Map((await getCollection('docs')).map(({ id, rendered }) => [id, rendered?.html ?? '']));
  return new Map(
    topics.flatMap(({ id }): [string, PublishedDiagram][] => {
      const diagram = firstDiagram(notes.get(id) ?? '');
      return diagram ? [[id, diagram]] : [];
    }),
  );
}
