import type { ViteUserConfig } from 'astro';

/**
 * How Vite cuts the scripts of pages. What every page needs to show progress is one file: cut by who shares what, the
 * same code takes four files and 700 bytes more, gzipped.
 */
export const chunks: ViteUserConfig = {
  plugins: [
    {
      name: 'no-lists-of-dependencies',
      // Parts that come later share most of what they need with what is there: a list of what to fetch along with them
      // would weigh more in every page than it saves those who ask for them. Astro has a setting of its own here.
      config: () => ({ build: { modulePreload: { resolveDependencies: () => [] } } }),
    },
  ],
  build: {
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Vite's own loader of parts that come later: search has it, too.
            { name: 'loader', test: /vite\/preload-helper/, priority: 1 },
            { name: 'progress', test: /\/client\/progress\/show-progress\.ts$/ },
          ],
        },
      },
    },
  },
};
