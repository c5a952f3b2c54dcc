import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import type { BrowserLaunch } from '../find-browser.ts';
import { DIAGRAM_FONT } from './mermaid-config.ts';
import type { DiagramPage } from './page/entry.ts';

declare global {
  /** Set by `page/entry.ts`, in the browser alone. */
  var diagramPage: DiagramPage;
}

/** The page in which mermaid draws, and the browser that holds it. */
export interface DrawingPage {
  page: Page;
  close(): Promise<void>;
}

/** An origin that nobody has: every request to it is answered from disk, every other one is refused. */
const ORIGIN = 'http://diagrams.invalid';

/** Any day will do as long as it is the same one: a gantt chart marks today, and ids are made from the clock. */
const FROZEN_DAY = new Date('2001-01-01T00:00:00Z');

/** The font files that readers get, from the root of the sources, by the ranges that astro.config.mjs gives them. */
const FONT_FILES = {
  'onest-cyrillic.woff2': 'U+0401, U+0410-044F, U+0451, U+2116',
  'onest-latin.woff2': 'U+0000-00FF, U+2000-206F, U+2190-21FF, U+2200-22FF, U+2713',
};

/**
 * Starts a headless Chromium with one page in which mermaid is ready to draw.
 * @param launch what `browserLaunch` found
 */
export async function openDrawingPage({ executablePath, args }: BrowserLaunch): Promise<DrawingPage> {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: [...args, '--font-render-hinting=none'] });
  try {
    const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'UTC', deviceScaleFactor: 1 });
    const page = await context.newPage();
    await page.clock.setFixedTime(FROZEN_DAY);
    await page.route('**', answer);
    await page.goto(ORIGIN);
    await page.waitForFunction(() => 'diagramPage' in globalThis);
    await page.evaluate((font) => diagramPage.start(font), DIAGRAM_FONT);
    return { page, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

const FONTS = join(import.meta.dirname, '../../assets/fonts');
const require = createRequire(import.meta.url);

async function answer(route: Route): Promise<void> {
  const { origin, pathname } = new URL(route.request().url());
  const [, room = '', ...rest] = pathname.split('/');
  const name = rest.join('/');
  if (origin !== ORIGIN) await route.abort();
  else if (room === 'mermaid') await route.fulfill({ path: join(dirname(require.resolve('mermaid')), name) });
  else if (room === 'fonts') await route.fulfill({ path: join(FONTS, name) });
  else if (room === 'diagrams')
    await route.fulfill({ contentType: 'text/javascript', body: await asJavaScript(name) });
  else await route.fulfill({ contentType: 'text/html', body: html() });
}

/** A module of this folder without its types. */
async function asJavaScript(name: string): Promise<string> {
  const { default: ts } = await import('typescript');
  const source = await readFile(join(import.meta.dirname, name), 'utf8');
  return ts.transpile(source, {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
  });
}

function html(): string {
  const faces = Object.entries(FONT_FILES).map(
    ([file, range]) =>
      `@font-face { font-family: '${DIAGRAM_FONT}'; font-weight: 400 700; unicode-range: ${range}; src: url(/fonts/${file}); }`,
  );
  return `<!doctype html>
<html lang="ru">
  <head>
    <meta charset="utf-8" />
    <style>${faces.join('\n')} body { margin: 0; width: 6000px; font-family: '${DIAGRAM_FONT}'; }</style>
    <script type="importmap">{ "imports": { "mermaid": "/mermaid/mermaid.esm.min.mjs" } }</script>
    <script type="module" src="/diagrams/page/entry.ts"></script>
  </head>
  <body></body>
</html>`;
}
