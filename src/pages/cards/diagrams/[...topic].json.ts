import type { APIRoute, GetStaticPaths } from 'astro';
import type { PublishedDiagram } from '../../../cards/published-diagram.ts';
import { diagramsToKnow } from '../../../authoring/diagrams/diagrams-to-know.ts';

interface Props {
  diagram: PublishedDiagram;
}

export const getStaticPaths = (async () => {
  const diagrams = await diagramsToKnow();
  return [...diagrams].map(([topic, diagram]) => ({ params: { topic }, props: { diagram } }));
}) satisfies GetStaticPaths;

/** The diagram of one topic that a reader should be able to draw from memory. */
export const GET: APIRoute<Props> = ({ props }) => Response.json(props.diagram);
