import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BuildProblem } from '../build-problem.ts';
import { cutAtPlaces } from '../note-places.ts';
import { simulatorPlaces } from './simulator-place.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'simulators-'));
  mkdirSync(join(root, 'content/1-a/x'), { recursive: true });
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

async function render(text: string): Promise<{ html: string; problems: BuildProblem[] }> {
  const path = join(root, 'content/1-a/x/index.md');
  writeFileSync(path, `---\ntitle: x\n---\n\n${text}`);
  const problems: BuildProblem[] = [];
  const mdastPlugins = [simulatorPlaces((problem) => void problems.push(problem))];
  const renderer = await satteri({ mdastPlugins }).createRenderer({ syntaxHighlight: false });
  return { html: (await renderer.render(text, { fileURL: pathToFileURL(path) })).code, problems };
}

it('leaves a place that the page finds again', async () => {
  const { html, problems } = await render('До\n\n```simulator\nsaga\n```\n\nПосле');
  expect(problems).toEqual([]);
  expect(cutAtPlaces(html)).toEqual([
    { html: expect.stringContaining('До') as string },
    { place: 'simulator', name: 'saga' },
    { html: expect.stringContaining('После') as string },
  ]);
});

it('names the simulators that there are, where a fence names another', async () => {
  const { html, problems } = await render('До\n\n```simulator\nsagas\n```');
  expect(problems).toEqual([
    {
      file: 'content/1-a/x/index.md',
      line: 7,
      found: 'no simulator «sagas»',
      remedy: 'name one of token-bucket, circuit-breaker, outbox-relay, saga',
    },
  ]);
  expect(html).toContain('data-build-problem');
});
