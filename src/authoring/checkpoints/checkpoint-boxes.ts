import type { HastPluginDefinition } from 'satteri';
import { qualifiedId } from '../anchor.ts';
import { element, isElement } from '../hast.ts';
import type { Element, ElementContent } from '../hast.ts';
import { pageIdOf } from '../page-id.ts';

/**
 * A Sätteri plugin that renders the checklist lines of a note as boxes that can be ticked: a native checkbox and its
 * words in one label, the id on the list item. What the browser does not keep, the page's own script does by
 * `data-checkpoint`; without script a tick lasts as long as the page.
 */
export const checkpointBoxes: HastPluginDefinition = {
  name: 'checkpoint-boxes',
  element: {
    filter: ['li'],
    visit(item, { fileURL }) {
      const [box, ...words] = lineOf(item);
      const id = anchorIn(words.at(-1));
      if (fileURL === undefined || box === undefined || !isElement(box, 'input') || id === null)
        return undefined;
      const checkpoint = qualifiedId({ page: pageIdOf(fileURL.pathname), id });
      const label = element('label', {}, [
        checkbox(checkpoint),
        element('span', {}, trim(words.slice(0, -1))),
      ]);
      return element('li', { id, className: ['checkpoint'] }, [label]);
    },
  },
};

/** The words of an item, which a loose list wraps in a paragraph; empty when there is more than one line. */
function lineOf(item: Readonly<Element>): ElementContent[] {
  const blocks = item.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const [only, second] = blocks;
  if (only === undefined || !isElement(only, 'p')) return blocks.length === 0 ? [] : [...item.children];
  return second === undefined ? only.children : [];
}

function checkbox(checkpoint: string): Element {
  return element('input', { type: 'checkbox', autoComplete: ['off'], dataCheckpoint: checkpoint }, []);
}

/** Without the spaces after the box and before the id. */
function trim(words: readonly ElementContent[]): ElementContent[] {
  const cut = (word: ElementContent | undefined, pattern: RegExp): ElementContent[] =>
    word?.type === 'text' ? [{ type: 'text', value: word.value.replace(pattern, '') }] : word ? [word] : [];
  const rest = [...cut(words[0], /^\s+/), ...words.slice(1)];
  return [...rest.slice(0, -1), ...cut(rest.at(-1), /\s+$/)];
}

/** The id in an empty link, `<a href="#id"></a>`; null for all else. */
function anchorIn(node: ElementContent | undefined): string | null {
  if (node === undefined || !isElement(node, 'a') || node.children.length > 0) return null;
  const { href } = node.properties;
  return typeof href === 'string' && href.startsWith('#') ? href.slice(1) : null;
}
