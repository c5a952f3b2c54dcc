import type { DefaultTreeAdapterTypes } from 'parse5';
import { parseFragment, serializeOuter } from 'parse5';
import type { PublishedDiagram } from '../../cards/published-diagram.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** The first diagram of a rendered note, out of the figure that `diagram-figure.ts` makes; null where it has none. */
export function firstDiagram(html: string): PublishedDiagram | null {
  for (const figure of elementsIn(parseFragment(html))) {
    if (figure.tagName !== 'figure' || !(attribute(figure, 'class') ?? '').split(' ').includes('diagram'))
      continue;
    const id = attribute(figure, 'id') ?? '';
    const inside = elementsIn(figure);
    const byId = (name: string): Element | undefined =>
      inside.find((element) => attribute(element, 'id') === `${id}-${name}`);
    const [title, text] = [byId('title'), byId('text')];
    const frame = inside.find((element) => attribute(element, 'class') === 'diagram-frame');
    const svg = frame?.childNodes.find((node): node is Element => node.nodeName === 'svg');
    if (title && text && svg)
      return { id, title: textOf(title), description: textOf(text), svg: serializeOuter(svg) };
  }
  return null;
}

function elementsIn(parent: Parent): Element[] {
  return parent.childNodes.flatMap((node) => ('tagName' in node ? [node, ...elementsIn(node)] : []));
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

function textOf(element: Element): string {
  const text = (node: DefaultTreeAdapterTypes.ChildNode): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(text).join('') : '';
  return element.childNodes.map(text).join('');
}
