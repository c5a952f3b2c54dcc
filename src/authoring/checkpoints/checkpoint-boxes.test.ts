import { markdownToHtml, mdxToJs } from 'satteri';
import { describe, expect, it } from 'vitest';
import { checkpointBoxes } from './checkpoint-boxes.ts';

const fileURL = new URL('file:///repo/content/1-ramp-up/docker/index.md');

async function render(text: string): Promise<string> {
  return (await markdownToHtml(text, { hastPlugins: [checkpointBoxes], fileURL })).html;
}

describe('checkpoints as boxes', () => {
  it('are native, enabled, labelled, and reachable by their id', async () => {
    expect(await render('- [ ] Могу **объяснить** `select` [](#select)\n')).toBe(
      '<ul class="contains-task-list">\n<li id="select" class="checkpoint"><label>' +
        '<input type="checkbox" autocomplete="off" data-checkpoint="ramp-up/docker#select">' +
        '<span>Могу <strong>объяснить</strong> <code>select</code></span></label></li>\n</ul>\n',
    );
  });

  it('keep the words between links and the lines of a loose list', async () => {
    const html = await render('- [ ] [раз](/a/) и два [](#one)\n\n- [ ] три\n  четыре [](#two)\n');
    expect(html).toContain('<span><a href="/a/">раз</a> и два</span>');
    expect(html).toContain('<span>три\nчетыре</span>');
    expect(html).not.toContain('<a href="#');
  });

  it('are made of nothing else', async () => {
    const plain = '- строка\n- [ ] без id\n\n1. [ссылка](#a)\n';
    expect(await render(plain)).toBe(markdownToHtml(plain).html);
  });

  it('lose nothing that is nested, although the check refuses it', async () => {
    expect(await render('- [ ] раз [](#one)\n\n  ещё\n')).toContain('ещё');
    expect(await render('- [ ] раз [](#one)\n  - два\n')).toContain('два');
  });

  it('are the same in MDX', async () => {
    const { code } = await mdxToJs('- [ ] раз `два` [](#one)\n', {
      hastPlugins: [checkpointBoxes],
      fileURL,
      elementAttributeNameCase: 'html',
    });
    for (const part of [
      'id: "one"',
      'class: "checkpoint"',
      'autocomplete: "off"',
      '"data-checkpoint": "ramp-up/docker#one"',
    ]) {
      expect(code).toContain(part);
    }
    expect(code).not.toContain('disabled');
  });
});
