import type { Loader, LoaderContext } from 'astro/loaders';
import { qualifiedId } from '../anchor.ts';
import { BuildProblemsError } from '../build-problem.ts';
import { QUESTIONS_FILE, readQuestionFiles } from '../content-files.ts';
import type { MarkdownFile, SourceFile } from '../markdown-file.ts';
import type { QuestionEntry } from './question-entry.ts';
import { readQuestions } from './read-questions.ts';
import { splitHtml } from './split-html.ts';

/**
 * Loads the questions beside the notes as a collection with an entry each. A file is rendered whole, by the processor
 * that renders notes, and cut into its parts after that: so plugins see the author's lines and links.
 *
 * @throws BuildProblemsError when a file cannot be read as questions
 */
export function questionsLoader(): Loader {
  return {
    name: 'questions',
    async load(context) {
      await loadQuestions(context);
      const reload = (file: string): void => {
        if (!file.replaceAll('\\', '/').endsWith(`/${QUESTIONS_FILE}`)) return;
        loadQuestions(context).catch((error: unknown) => {
          context.logger.error(error instanceof Error ? error.message : String(error));
        });
      };
      for (const event of ['add', 'change', 'unlink']) context.watcher?.on(event, reload);
    },
  };
}

async function loadQuestions(context: LoaderContext): Promise<void> {
  const files = await readQuestionFiles(context.config.root);
  const stale = new Set(context.store.keys());
  for (const source of files) for (const id of await loadFile(source, context)) stale.delete(id);
  for (const id of stale) context.store.delete(id);
}

/** The ids of the file's entries. Rendered again only when the file has changed. */
async function loadFile(source: SourceFile, context: LoaderContext): Promise<string[]> {
  const { questions, parsed, problems } = readQuestions(source);
  if (problems.length > 0 || parsed === null) throw new BuildProblemsError(problems);
  const ids = questions.map(qualifiedId);
  const digest = context.generateDigest(source.text);
  if (ids.every((id) => context.store.get(id)?.digest === digest)) return ids;
  const parts = await render(parsed, context);
  for (const [order, question] of questions.entries()) {
    const html = parts[order];
    if (!html?.short || !html.full)
      throw new Error(`${source.file}: the answers were not rendered as they were read`);
    const id = qualifiedId(question);
    const { page, level, question: text } = question;
    const entry: QuestionEntry = { id, page, order, level, text, html };
    context.store.set({
      id,
      data: await context.parseData({ id, data: { ...entry } }),
      filePath: source.file,
      digest,
    });
  }
  return ids;
}

/** Without its front matter, as Astro gives a note to the processor. */
async function render(
  { tree, text, file }: MarkdownFile,
  context: LoaderContext,
): Promise<ReturnType<typeof splitHtml>> {
  const yaml = tree.children.find(({ type }) => type === 'yaml');
  const fileURL = new URL(file, context.config.root);
  try {
    const { html } = await context.renderMarkdown(text.slice(yaml?.position?.end.offset ?? 0).trim(), {
      fileURL,
    });
    return splitHtml(html);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(message.includes(file) ? message : `${file}: ${message}`, { cause: error });
  }
}
