import { optimize } from 'svgo';
import { browserLaunch, findBrowser } from '../find-browser.ts';
import type { BrowserLaunch } from '../find-browser.ts';
import { ID_PREFIX } from './diagram-figure.ts';
import type { DiagramProblem } from './diagram-problem.ts';
import type { DiagramSource } from './diagram-source.ts';
import { drawableSource } from './drawable-source.ts';
import { openDrawingPage } from './drawing-page.ts';
import type { DrawingPage } from './drawing-page.ts';
import { mermaidConfig } from './mermaid-config.ts';
import type { FlatDiagram } from './page/flatten.ts';
import { refusalProblem } from './refusal-problem.ts';
import { TOKEN_BY_RGB } from './tokens.ts';

/** Draws diagrams one after another in one page of one browser, which starts with the first of them. */
export interface DiagramRenderer {
  /** The SVG, or why there is none; never throws. */
  render(source: DiagramSource): Promise<{ svg: string } | { problem: DiagramProblem }>;
  /** Closes the browser; a later diagram starts it anew. It closes by itself when nothing is drawn for a while. */
  close(): Promise<void>;
}

/** Milliseconds without work after which the browser is closed, so that it keeps no process alive. */
const IDLE = 5000;

/**
 * A renderer that has not started anything yet.
 * @param findLaunch how to start a Chromium, or null where there is none
 */
export function createDiagramRenderer(
  findLaunch: () => BrowserLaunch | null = chromiumHere,
): DiagramRenderer {
  let drawing: Promise<DrawingPage> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  async function close(): Promise<void> {
    clearTimeout(idle);
    const open = drawing;
    drawing = null;
    await open?.then((page) => page.close()).catch(() => undefined);
  }

  async function draw(source: DiagramSource): Promise<{ svg: string } | { problem: DiagramProblem }> {
    clearTimeout(idle);
    try {
      drawing ??= openIfPossible(findLaunch());
      if (drawing === null) return { problem: noBrowser() };
      return await drawIn(await drawing, source);
    } catch (error) {
      await close();
      return { problem: failure(error) };
    } finally {
      idle = setTimeout(() => void close(), IDLE).unref();
    }
  }

  return {
    render(source) {
      const drawn = last.then(() => draw(source));
      last = drawn;
      return drawn;
    },
    close,
  };
}

function chromiumHere(): BrowserLaunch | null {
  return findBrowser('chromium') === null ? null : browserLaunch('chromium');
}

function openIfPossible(launch: BrowserLaunch | null): Promise<DrawingPage> | null {
  return launch === null ? null : openDrawingPage(launch);
}

async function drawIn(
  { page }: DrawingPage,
  source: DiagramSource,
): Promise<{ svg: string } | { problem: DiagramProblem }> {
  const { text, type } = source;
  const flat = await page.evaluate(
    ([drawable, config, tokens, prefix]) => diagramPage.render(drawable, config, tokens, prefix),
    [drawableSource(text, type), mermaidConfig(type), TOKEN_BY_RGB, ID_PREFIX] as const,
  );
  if ('message' in flat) return { problem: refusalProblem(flat, text) };
  if (flat.unknownColours.length > 0) return { problem: colourProblem(flat) };
  return { svg: optimised(flat.svg) };
}

/** The plugins of svgo that shorten numbers and move attributes; ids, titles and the view box are right already. */
function optimised(svg: string): string {
  return optimize(svg, {
    multipass: true,
    floatPrecision: 1,
    plugins: [
      'collapseGroups',
      'convertTransform',
      'convertPathData',
      'moveElemsAttrsToGroup',
      'moveGroupAttrsToElems',
      'removeEmptyContainers',
      'cleanupNumericValues',
      'removeNonInheritableGroupAttrs',
      'sortAttrs',
    ],
  }).data;
}

function colourProblem({ unknownColours }: FlatDiagram): DiagramProblem {
  return {
    line: 1,
    found: `colours that are no tokens of the site: ${unknownColours.join(', ')}`,
    remedy:
      'take the colour out of the source; if there is none in it, name it in src/authoring/diagrams/theme-css.ts',
  };
}

function noBrowser(): DiagramProblem {
  return {
    line: 1,
    found: 'a diagram that is not drawn yet, and no browser here to draw it',
    remedy:
      'run `npm run diagrams` where there is a browser and commit diagrams/, or install one here: `node scripts/install-browser.ts`',
  };
}

function failure(error: unknown): DiagramProblem {
  const message = error instanceof Error ? error.message : String(error);
  return {
    line: 1,
    found: `drawing failed: ${message.split('\n')[0] ?? message}`,
    remedy:
      'see whether the browser starts (`node scripts/install-browser.ts` says which one is used), then draw again',
  };
}
