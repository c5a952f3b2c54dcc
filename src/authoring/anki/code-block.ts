import {
  attribute,
  fieldText,
  find,
  findAll,
  hasClass,
  isElement,
  textOf,
  type Element,
  type Node,
} from './html-tree.ts';

/** The colour of plain code in both themes: what has it needs no span. */
const PLAIN = /^--0:#f0f3f6;--1:#24292e$/i;

/**
 * A block of Expressive Code as plain `<pre><code>`: the name of its file, its lines, and of its colours those that
 * say something, each for the dark and the light theme; the note type's style picks one.
 */
export function codeBlock(figure: Element): string {
  const title = find(figure, (element) => hasClass(element, 'title'));
  const lines = findAll(figure, (element) => hasClass(element, 'ec-line')).map(lineOf);
  const caption =
    title && textOf(title).trim() !== '' ? `<p class="file">${fieldText(textOf(title))}</p>` : '';
  return `${caption}<pre><code>${lines.join('\n')}</code></pre>`;
}

/** Without the gutter; an empty line holds a line feed of its own, which ours replaces. */
function lineOf(line: Element): string {
  const code = find(line, (element) => hasClass(element, 'code')) ?? line;
  return coloured(code.childNodes).replace(/\n$/, '');
}

function coloured(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (!isElement(node)) return fieldText(textOf(node));
      const style = attribute(node, 'style');
      const inner = coloured(node.childNodes);
      const colours = /--0:(#[\da-f]{6});--1:(#[\da-f]{6})/i.exec(style);
      if (colours === null || PLAIN.test(style) || inner.trim() === '') return inner;
      return `<span style="--night:${colours[1] ?? ''};--day:${colours[2] ?? ''}">${inner}</span>`;
    })
    .join('');
}
