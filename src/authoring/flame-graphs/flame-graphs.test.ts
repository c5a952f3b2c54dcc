import { describe, expect, it } from 'vitest';
import { NOTE, renderNote } from '../render-note.fixture.ts';
import { flameGraphs } from './flame-graphs.ts';

const FOLDED =
  'main;json.Marshal;json.<T>.Encode 600\nmain;json.Marshal 100\nmain;json.Marshal;json.Marshal 40\nmain;runtime.gc 250\nmain;thin 1\n';
const CAPTION = 'title: До "правки"\ndescription: Больше всего времени берёт JSON.\nunit: мс';
const FENCE = `\`\`\`flame-graph file="case/cpu.folded"\n${CAPTION}\n\`\`\``;

const render = (text: string, folded = FOLDED): ReturnType<typeof renderNote> =>
  renderNote(text, flameGraphs, { 'case/cpu.folded': folded });

describe('a flame graph', () => {
  it('is a picture with a name and a description', async () => {
    const { html, problems } = await render(FENCE);
    expect(problems).toEqual([]);
    expect(html).toContain('<figure class="diagram not-content"');
    expect(html).toContain('>До &#34;правки&#34;</span>');
    expect(html).toContain('hidden>Больше всего времени берёт JSON.</p>');
    expect(html).toContain('<svg role="img" aria-labelledby=');
  });

  it('draws cost as width, and leaves out what is thinner than a pixel', async () => {
    const { html } = await render(FENCE);
    const widths = [...html.matchAll(/<title>([^<]*)<\/title><rect [^>]*width="([\d.]+)"/g)].map(
      ([, tip = '', width]) => [tip.split(':')[0], Number(width)],
    );
    expect(widths).toEqual([
      ['всё', 680],
      ['main', 680],
      ['json.Marshal', 507.8],
      ['json.&#60;T&#62;.Encode', 411.7],
      ['json.Marshal', 27.4],
      ['runtime.gc', 171.5],
    ]);
  });

  it('has a colour a package, and grey for the runtime', async () => {
    const { html } = await render(FENCE);
    const fill = (name: string): string | undefined =>
      new RegExp(`<title>${name}:[^<]*</title><rect [^>]*fill="([^"]+)"`).exec(html)?.[1];
    expect(fill('json.Marshal')).toBe(fill('json.&#60;T&#62;.Encode'));
    expect(fill('json.Marshal')).not.toBe(fill('main'));
    expect(fill('runtime.gc')).toBe('var(--diagram-series-7)');
  });

  it('tells the same as a table, a recursive function once', async () => {
    const { html } = await render(FENCE);
    const rows = [...html.matchAll(/<code>([^<]*)<\/code><\/th><td>([^<]*)<\/td><td>([^<]*)<\/td>/g)];
    expect(rows.map(([, ...cells]) => cells.map((cell) => cell.replaceAll('\u00a0', ' ')))).toEqual([
      ['json.&#60;T&#62;.Encode', '600 (61 %)', '600 (61 %)'],
      ['runtime.gc', '250 (25 %)', '250 (25 %)'],
      ['json.Marshal', '140 (14 %)', '740 (75 %)'],
      ['thin', '1 (&#60;1 %)', '1 (&#60;1 %)'],
      ['main', '0 (0 %)', '991 (100 %)'],
    ]);
  });

  it.each([
    ['a file that is not there', FENCE.replace('cpu.folded', 'no.folded'), NOTE, 5],
    ['no file', FENCE.replace('file="case/cpu.folded"', ''), NOTE, 5],
    ['no unit', FENCE.replace('\nunit: мс', ''), NOTE, 6],
    ['an empty title', FENCE.replace('До "правки"', '""'), NOTE, 6],
    ['a key of its own', FENCE.replace('unit:', 'units: x\nunit:'), NOTE, 8],
  ])('with %s says where and why, to the build and on the page', async (_, text, file, line) => {
    const { html, problems } = await render(text);
    expect(problems).toMatchObject([{ file, line }]);
    expect(html).toContain(`<pre data-build-problem="">${file}:${line}: `);
  });

  it('of a broken profile names the line of the profile', async () => {
    expect((await render(FENCE, 'main 3\nmain')).problems).toMatchObject([
      { file: 'content/1-a/x/case/cpu.folded', line: 2 },
    ]);
  });
});
