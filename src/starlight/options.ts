import type { StarlightUserConfig } from '@astrojs/starlight/types';
import { focusableCode } from '../authoring/scrollable.ts';

const override = (name: string): string => `./src/starlight/overrides/${name}.astro`;

/** What Starlight is told; the sidebar and all that depends on the roadmap comes from the overrides. */
export const starlightOptions: StarlightUserConfig = {
  title: 'Маршрут 500K',
  locales: { root: { label: 'Русский', lang: 'ru' } },
  favicon: '/favicon.svg',
  customCss: [
    'tokens',
    'prose',
    'frame',
    'note-parts',
    'diagrams',
    'snippets',
    'checkpoints',
    'ticks',
    'own-words',
    'projects',
  ].map((sheet) => `./src/styles/${sheet}.css`),
  components: {
    Footer: override('Footer'),
    Head: override('Head'),
    MarkdownContent: override('MarkdownContent'),
    MobileMenuFooter: override('MobileMenuFooter'),
    PageTitle: override('PageTitle'),
    Pagination: override('Pagination'),
    Search: override('Search'),
    Sidebar: override('Sidebar'),
    SiteTitle: override('SiteTitle'),
    ThemeProvider: override('ThemeProvider'),
    ThemeSelect: override('ThemeSelect'),
  },
  // Without it Starlight gives asides and links to headings to its own folder of docs only.
  markdown: { processedDirs: ['./content/'] },
  // The sidebar override draws the route; Starlight's own would render every page into every page.
  sidebar: [],
  routeMiddleware: './src/starlight/route-data.ts',
  disable404Route: true,
  tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
  expressiveCode: {
    plugins: [focusableCode],
    themes: ['github-dark-high-contrast', 'github-light'],
    styleOverrides: { borderRadius: '0.375rem' },
  },
};
