import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import type { BuildProblem } from './build-problem.ts';
import type { FencePlugin } from './fence-plugin.ts';

/** The note that {@link renderNote} renders; its front matter takes four lines. */
export const NOTE = 'content/1-a/x/index.md';

/**
 * Renders a Markdown note by one plugin as Astro does, without its front matter.
 *
 * @param files beside the note, by their paths from its folder
 */
export async function renderNote(
  text: string,
  plugin: (report: (problem: BuildProblem) => void) => FencePlugin,
  files: Readonly<Record<string, string>> = {},
): Promise<{ html: string; problems: BuildProblem[] }> {
  const root = mkdtempSync(join(tmpdir(), 'note-'));
  const note = join(root, NOTE);
  const beside = Object.entries(files).map(
    ([path, content]) => [join(dirname(note), path), content] as const,
  );
  for (const [path, content] of [[note, `---\ntitle: x\n---\n\n${text}`] as const, ...beside]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  const problems: BuildProblem[] = [];
  const mdastPlugins = [plugin((problem) => void problems.push(problem))];
  const renderer = await satteri({ mdastPlugins }).createRenderer({ syntaxHighlight: false });
  const { code } = await renderer.render(text, { fileURL: pathToFileURL(note) });
  rmSync(root, { recursive: true });
  return { html: code, problems };
}
