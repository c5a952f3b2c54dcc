import type { CardTopic } from '../../cards/card.ts';
import type { PublishedDiagram } from '../../cards/published-diagram.ts';
import { element } from '../element.ts';
import { builtHtml } from '../trainer/built-html.ts';
import { addressedLink } from './addressed-link.ts';

/** A diagram of the sheet in the frame that diagrams have on their pages. */
export function diagramBlock(
  topic: CardTopic,
  { id, title, description, svg }: PublishedDiagram,
): HTMLElement {
  return element(
    'figure',
    { className: 'diagram not-content', id },
    element(
      'figcaption',
      {},
      element('span', { id: `${id}-title`, textContent: title }),
      addressedLink(topic.url, topic.title),
    ),
    element('p', { id: `${id}-text`, hidden: true, textContent: description }),
    element(
      'div',
      {
        className: 'diagram-frame',
        tabIndex: 0,
        attributes: { role: 'group', 'aria-labelledby': `${id}-title` },
      },
      builtHtml(svg),
    ),
  );
}
