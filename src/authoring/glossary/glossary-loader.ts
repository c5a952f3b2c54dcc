import type { Loader, LoaderContext } from 'astro/loaders';
import { z } from 'astro/zod';
import { BuildProblemsError } from '../build-problem.ts';
import { GLOSSARY_FILE, readGlossaryFile } from '../content-files.ts';
import { readGlossary } from './read-glossary.ts';

/** For `defineCollection`: the loader has made the data and judged it. */
export const glossaryEntry = z.object({
  id: z.string(),
  ru: z.string(),
  en: z.string(),
  variants: z.array(z.string()),
  definition: z.string(),
  home: z.string(),
});

/**
 * Loads the glossary as a collection with an entry a term; empty where there is no glossary.
 *
 * @throws BuildProblemsError when the file cannot be read as a glossary
 */
export function glossaryLoader(): Loader {
  return {
    name: 'glossary',
    async load(context) {
      await loadGlossary(context);
      const reload = (file: string): void => {
        if (!file.replaceAll('\\', '/').endsWith(`/${GLOSSARY_FILE}`)) return;
        loadGlossary(context).catch((error: unknown) => {
          context.logger.error(error instanceof Error ? error.message : String(error));
        });
      };
      for (const event of ['add', 'change', 'unlink']) context.watcher?.on(event, reload);
    },
  };
}

async function loadGlossary(context: LoaderContext): Promise<void> {
  const { terms, problems } = readGlossary(await readGlossaryFile(context.config.root));
  if (problems.length > 0) throw new BuildProblemsError(problems);
  context.store.clear();
  // The schema drops the line.
  for (const term of terms) {
    context.store.set({ id: term.id, data: await context.parseData({ id: term.id, data: { ...term } }) });
  }
}
