import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Code } from 'mdast';
import type { Custom, MdastPluginDefinition, PluginFactoryContext } from 'satteri';
import { BuildProblemsError } from '../build-problem.ts';
import { CONTENT } from '../content-paths.ts';
import { element } from '../note-figure.ts';
import { resolveSnippets } from './check-snippets.ts';
import { contentReader } from './content-reader.ts';
import { textOf } from './excerpt.ts';
import { quoteTarget } from './quote-target.ts';
import { snippetSource, type SnippetFacts, type SnippetSource } from './snippet-source.ts';
import { readSnippet, type Snippet } from './snippet.ts';

/**
 * A Sätteri plugin that shows quoted code: not the copy between the fences, but the text of the quoted file itself,
 * so that a page shows nothing that no test saw; framed with the file's name, and beneath it where it stands and
 * what proves it. Runs before Expressive Code, for `.md` and `.mdx` alike.
 *
 * @throws BuildProblemsError for a fence that quotes what is not there
 */
export function quotedCode(
  facts: SnippetFacts,
): (document: PluginFactoryContext) => MdastPluginDefinition | null {
  return ({ source, fileURL }) => {
    if (!/\b(?:file|region|output)\s*=/.test(source)) return null;
    return {
      name: 'quoted-code',
      code(node, context) {
        if (quoteTarget(node.meta ?? '') === null) return;
        const snippet = readFence(node.meta ?? '', fileURL);
        context.replaceNode(node, figure(node, snippet, snippetSource(snippet, facts)));
      },
    };
  };
}

function readFence(meta: string, fileURL: URL | undefined): Snippet {
  if (!fileURL) throw new Error('Quoted code stands beside its note: render the note with its fileURL');
  const absolute = fileURLToPath(fileURL).replaceAll('\\', '/');
  const cut = absolute.lastIndexOf(`/${CONTENT}/`) + 1;
  const file = absolute.slice(cut);
  const readFile = contentReader(absolute.slice(0, cut));
  const target = quoteTarget(meta);
  if (target !== null && !('remedy' in target)) {
    const snippet = readSnippet(file, target, readFile);
    if ('excerpt' in snippet) return snippet;
  }
  // Only the whole file knows the lines that its author sees.
  const { problems } = resolveSnippets({ file, text: readFileSync(fileURL, 'utf8') }, readFile);
  throw new BuildProblemsError(problems);
}

function figure(node: Readonly<Code>, { excerpt }: Snippet, source: SnippetSource): Custom {
  const meta = node.meta ?? '';
  const titled = /(?:^|\s)title=/.test(meta) ? meta : `${meta} title="${source.title}"`;
  return {
    type: 'snippet',
    data: element('div', ['snippet']),
    children: [
      // The frame is named, because Expressive Code would draw what a shell printed as a terminal.
      { type: 'code', lang: node.lang ?? null, meta: `${titled} frame="code"`, value: textOf(excerpt) },
      caption(source),
    ],
  };
}

function caption({ path, url, proof }: SnippetSource): Custom {
  const name = { type: 'text', value: path } as const;
  return {
    type: 'snippetSource',
    data: element('p', ['snippet-source'], { 'data-pagefind-ignore': '' }),
    children: [
      url === null
        ? { type: 'snippetPath', data: element('span', ['snippet-path']), children: [name] }
        : { type: 'link', url, data: { hProperties: { className: ['snippet-path'] } }, children: [name] },
      { type: 'text', value: proof === null ? '' : ` · ${proof}` },
    ],
  };
}
