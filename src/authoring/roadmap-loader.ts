import type { Loader, LoaderContext } from 'astro/loaders';
import { ROADMAP_FILE } from './content-paths.ts';
import { readRoadmapFile } from './roadmap-file.ts';

/** Id of the one entry of the `roadmap` collection. */
export const ROADMAP_ENTRY = 'roadmap';

/** Loads the roadmap document as a collection of one entry, so that pages get it typed and dev follows its edits. */
export function roadmapLoader(): Loader {
  return {
    name: 'roadmap',
    async load(context) {
      await loadRoadmap(context);
      context.watcher?.on('change', (file) => {
        if (file.replaceAll('\\', '/').endsWith(`/${ROADMAP_FILE}`)) void loadRoadmap(context);
      });
    },
  };
}

async function loadRoadmap({ config, store }: LoaderContext): Promise<void> {
  const roadmap = await readRoadmapFile(config.root);
  store.clear();
  store.set({ id: ROADMAP_ENTRY, data: { roadmap } });
}
