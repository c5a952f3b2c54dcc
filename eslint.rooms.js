// The directions of the house as lint rules: which room may import which, and what each room may touch.
// docs/architecture.md draws the same picture; tests/boundaries.test.ts plants a fault of each kind.
import boundaries from 'eslint-plugin-boundaries';
import globals from 'globals';

/** Each domain and the domains it may build on. */
const DOMAINS = {
  roadmap: [],
  progress: ['roadmap'],
  cards: ['progress', 'roadmap'],
  search: ['progress', 'roadmap'],
  simulators: [],
};
const domain = Object.keys(DOMAINS);

/** Each room of `src/` and the rooms it may import; a room may always import itself. */
const ROOMS = {
  ...DOMAINS,
  authoring: domain,
  client: domain,
  components: [...domain, 'client', 'styles', 'assets'],
  starlight: [...domain, 'authoring', 'client', 'components', 'styles', 'assets'],
  pages: [...domain, 'authoring', 'client', 'components', 'styles', 'assets'],
  styles: ['assets'],
  assets: [],
};
const rooms = Object.keys(ROOMS);

const BUILD_TOOLS = [
  'astro',
  'astro:*',
  '@astrojs/*',
  'virtual:*',
  'vite',
  'vitest',
  'playwright-core',
  '@playwright/*',
];

const element = (...types) => ({ element: { types: { anyOf: types } } });
const builtFrom = (...types) => [
  { from: element(...types), disallow: { to: { module: { origin: 'core' } } } },
  { from: element(...types), disallow: { to: { module: { origin: 'external', source: BUILD_TOOLS } } } },
];

// The last policy that matches decides.
const policies = [
  { allow: { to: { module: { origin: ['external', 'core'] } } } },
  ...Object.entries(ROOMS).map(([room, others]) => ({
    from: element(room),
    allow: { to: element(room, ...others) },
  })),
  { from: { file: { categories: 'content-config' } }, allow: { to: element('authoring', ...domain) } },
  { from: element('scripts', 'tests'), allow: { to: element('scripts', 'tests', ...rooms) } },
  {
    from: { file: { categories: 'config' } },
    allow: { to: [element('tests', ...rooms), { file: { categories: ['config', 'data'] } }] },
  },
  {
    from: element('scripts', 'tests', 'authoring', 'starlight', 'pages'),
    allow: { to: { file: { categories: 'data' } } },
  },
  ...builtFrom(...domain, 'client'),
  { from: element('components'), disallow: { to: { module: { origin: 'core' } } } },
  {
    from: { file: { categories: 'test' } },
    allow: { to: [{ module: { origin: ['external', 'core'] } }, element('tests')] },
  },
];

/** Named in both lists of globals or new in Node, yet a browser's business here. */
const BROWSER_TOO = ['fetch', 'localStorage', 'navigator', 'sessionStorage', 'EventSource', 'WebSocket'];
const NODE = Object.keys(globals.node);
const BROWSER = [...Object.keys(globals.browser).filter((name) => !NODE.includes(name)), ...BROWSER_TOO];
/** What a computation may use of the globals that are no part of the language. */
const PURE = ['URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'structuredClone', 'atob', 'btoa'];

const restrictGlobals = (names, message) => [
  'error',
  {
    globals: [...new Set(names)].map((name) => ({ name, message })),
    checkGlobalObject: true,
    globalObjects: ['window', 'self', 'global'],
  },
];

const folders = (names, ends = '*.ts') => names.map((name) => `src/${name}/**/${ends}`);
const TESTS = ['**/*.test.ts'];

/** Run by the build, yet inside the page of a headless browser. */
export const DRAWING_PAGE = ['src/authoring/diagrams/page/**'];
/** The one script that has to stand in the page itself: it sets the theme. */
const BEFORE_FIRST_PAINT = ['src/starlight/overrides/ThemeProvider.astro/*'];

/** Rules that hold the rooms apart; see the policies above for who may import whom. */
export const roomRules = [
  {
    name: 'rooms/imports',
    files: [
      'src/**/*.{ts,astro}',
      'src/**/*.astro/*.ts',
      'scripts/**/*.ts',
      'tests/**/*.ts',
      '*.{js,mjs,ts}',
    ],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': [
        ...rooms.map((type) => ({ type, pattern: `src/${type}`, partialMatch: false })),
        { type: 'scripts', pattern: 'scripts', partialMatch: false },
        { type: 'tests', pattern: 'tests', partialMatch: false },
      ],
      'boundaries/files': [
        { category: 'test', pattern: 'src/**/*.test.ts' },
        { category: 'content-config', pattern: 'src/content.config.ts' },
        { category: 'config', pattern: '*.{js,mjs,ts}' },
        { category: 'data', pattern: '*.json' },
      ],
      'boundaries/root-path': import.meta.dirname,
      'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export'],
      'boundaries/legacy-templates': false,
      'import/resolver': { typescript: { alwaysTryTypes: true, project: import.meta.dirname } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        { default: 'disallow', checkAllOrigins: true, checkUnknownLocals: true, policies },
      ],
      'boundaries/no-unknown-files': 'error',
    },
  },
  {
    name: 'rooms/no-browser-in-the-build',
    files: ['src/**/*.{ts,astro}', 'src/**/*.astro/*.ts'],
    ignores: ['src/client/**', ...DRAWING_PAGE, ...BEFORE_FIRST_PAINT, ...TESTS],
    rules: {
      'no-restricted-globals': restrictGlobals(BROWSER, 'Only src/client touches the browser.'),
    },
  },
  {
    name: 'rooms/pure-domain',
    files: folders(domain),
    ignores: TESTS,
    rules: {
      'no-restricted-globals': restrictGlobals(
        [...BROWSER, ...NODE, 'globalThis'].filter((name) => !PURE.includes(name)),
        'The domain knows neither the browser, nor Node, nor the clock: take it as an argument.',
      ),
      'no-restricted-properties': [
        'error',
        ...[
          ['Date', 'now'],
          ['Temporal', 'Now'],
          ['Math', 'random'],
        ].map(([object, property]) => ({
          object,
          property,
          message: 'Take today, now or chance as an argument.',
        })),
      ],
    },
  },
];

/** Syntax that the domain may not use, for `no-restricted-syntax`. */
export const CLOCK_SYNTAX = [
  {
    selector: ':matches(NewExpression, CallExpression)[callee.name="Date"][arguments.length=0]',
    message: 'This reads the clock. Take today or now as an argument.',
  },
];
/** Files of the pure domains, their tests apart. */
export const DOMAIN_FILES = { files: folders(domain), ignores: TESTS };
