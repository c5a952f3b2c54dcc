import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { glob } from 'astro/loaders';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { withParts } from '../roadmap/nested.ts';
import { BuildProblemsError } from './build-problem.ts';
import { checkContent } from './check-content.ts';
import { readContent } from './content-files.ts';
import { CONTENT, RING, ROADMAP_FILE } from './content-paths.ts';
import { NOTE_KEYS } from './note-front-matter.ts';
import { resolveSnippets } from './snippets/check-snippets.ts';
import { contentReader } from './snippets/content-reader.ts';

/**
 * Loads the pages of the roadmap: every note under `content/`, and an entry without text for each phase and item
 * whose note is not written yet, so that every item has a page.
 *
 * @throws BuildProblemsError when notes and roadmap do not fit together
 */
export function notesLoader(): Loader {
  return {
    name: 'notes',
    async load(context) {
      await loadNotes(context);
      context.watcher?.on('change', (file) => {
        if (file.replaceAll('\\', '/').endsWith(`/${ROADMAP_FILE}`)) void loadNotes(context);
      });
    },
  };
}

async function loadNotes(context: LoaderContext): Promise<void> {
  const { root } = context.config;
  const { content, problems } = await readContent(root);
  const readFile = contentReader(fileURLToPath(root));
  const quoting = [...content.notes, ...content.questions];
  const all = [
    ...problems,
    ...checkContent(content),
    ...quoting.flatMap((note) => resolveSnippets(note, readFile).problems),
  ];
  if (all.length > 0) throw new BuildProblemsError(all);
  const ids = new Map(content.notes.map(({ file, page }) => [file.slice(CONTENT.length + 1), page]));
  await loadFiles(context, ids);
  await addUnwritten(context, content.roadmap, new Set(ids.values()));
}

/**
 * Astro logs an error of Markdown rendering, keeps the page without its text and ends well; the next build takes the
 * empty page from its cache and says nothing. So the errors are caught here and stop the build, and the broken notes
 * leave the cache, so that they stop the next one, too.
 */
async function loadFiles(context: LoaderContext, ids: ReadonlyMap<string, string>): Promise<void> {
  const errors: string[] = [];
  const logger = new Proxy(context.logger, {
    get: (target, key): unknown =>
      key === 'error' ? (message: string) => errors.push(message) : Reflect.get(target, key),
  });
  const files = [...ids.keys()];
  if (files.length > 0) {
    const generateId = ({ entry }: { entry: string }): string => ids.get(entry) ?? entry;
    const loader = glob({ base: `./${CONTENT}`, pattern: files, generateId });
    await loader.load({ ...context, logger, parseData: strictly(context) });
  }
  for (const id of ids.values()) {
    const entry = context.store.get(id);
    if (entry && !entry.deferredRender && entry.rendered === undefined) {
      context.store.delete(id);
      if (errors.length === 0) errors.push(`${entry.filePath ?? id}: the note was not rendered`);
    }
  }
  if (errors.length > 0) throw new Error(errors.join('\n'));
}

/** Refuses front-matter keys that nothing reads: Astro's schema would drop them without a word. */
function strictly(context: LoaderContext): LoaderContext['parseData'] {
  return async (props) => {
    const unknown = Object.keys(props.data).filter((key) => !NOTE_KEYS.includes(key));
    if (unknown.length > 0) {
      throw new BuildProblemsError([
        {
          file: props.filePath?.split(`/${CONTENT}/`).at(-1)?.replace(/^/, `${CONTENT}/`) ?? props.id,
          line: 1,
          found: `front matter that nothing reads: ${unknown.join(', ')}`,
          remedy: `use one of ${NOTE_KEYS.join(', ')}`,
        },
      ]);
    }
    return context.parseData(props);
  };
}

async function addUnwritten(
  context: LoaderContext,
  roadmap: Roadmap,
  written: ReadonlySet<string>,
): Promise<void> {
  const add = async (id: string, title: string, description: string): Promise<void> => {
    if (written.has(id)) return;
    const data = await context.parseData({ id, data: { title, description } });
    // Starlight's sidebar and edit link need a path: the words of such a page stand in the roadmap.
    context.store.set({ id, data, body: '', filePath: ROADMAP_FILE, rendered: { html: '', metadata: {} } });
  };
  for (const phase of roadmap.phases) {
    await add(phase.id, phase.title, `Фаза ${String(phase.number)}: ${phase.title}`);
    for (const item of phase.items.flatMap(withParts).filter(({ hasPage }) => hasPage)) {
      await add(item.id, item.text, `${item.text} – пункт фазы «${phase.title}»`);
    }
  }
  if ([...written].some((id) => id.startsWith(`${RING}/`))) {
    await add(RING, 'Кольцевая', 'О чём спрашивают на собеседованиях помимо плана: темы без сроков');
  }
}
